package dev.beseda.simulator.botapi.groups;

import static dev.beseda.simulator.botapi.calls.Behaviour.atOnce;

import dev.beseda.simulator.botapi.calls.Methods;
import dev.beseda.simulator.world.World;

/// The part of the table of methods that is about groups, supergroups and channels.
public final class GroupMethodTable {
    private final World world;

    public GroupMethodTable(World world) {
        this.world = world;
    }

    public void joinTo(Methods table) {
        members(table);
        looks(table);
        links(table);
        topics(table);
        var reactions = new ReactionMethods(world);
        table.add("setMessageReaction", atOnce(reactions::setMessageReaction));
        table.add("deleteMessageReaction", atOnce(reactions::deleteMessageReaction));
        table.add("deleteAllMessageReactions", atOnce(reactions::deleteAllMessageReactions));
    }

    private void members(Methods table) {
        var members = new MemberMethods(world);
        table.add("getChatMember", atOnce(members::getChatMember));
        table.add("getChatMemberCount", atOnce(members::getChatMemberCount));
        table.add("getChatAdministrators", atOnce(members::getChatAdministrators));
        table.add("banChatMember", atOnce(members::banChatMember));
        table.add("unbanChatMember", atOnce(members::unbanChatMember));
        table.add("restrictChatMember", atOnce(members::restrictChatMember));
        table.add("promoteChatMember", atOnce(members::promoteChatMember));
        table.add("setChatAdministratorCustomTitle", atOnce(members::setChatAdministratorCustomTitle));
        table.add("setChatMemberTag", atOnce(members::setChatMemberTag));
        table.add("leaveChat", atOnce(members::leaveChat));
    }

    private void looks(Methods table) {
        var groups = new GroupMethods(world);
        table.add("getChat", atOnce(groups::getChat));
        table.add("setChatTitle", atOnce(groups::setChatTitle));
        table.add("setChatDescription", atOnce(groups::setChatDescription));
        table.add("setChatPermissions", atOnce(groups::setChatPermissions));
        table.add("setChatStickerSet", atOnce(groups::setChatStickerSet));
        table.add("deleteChatStickerSet", atOnce(groups::deleteChatStickerSet));
        table.add("setChatPhoto", atOnce(groups::setChatPhoto));
        table.add("deleteChatPhoto", atOnce(groups::deleteChatPhoto));
        table.add("banChatSenderChat", atOnce(groups::senderChat));
        table.add("unbanChatSenderChat", atOnce(groups::senderChat));
    }

    private void links(Methods table) {
        var links = new LinkMethods(world);
        table.add("exportChatInviteLink", atOnce(links::exportChatInviteLink));
        table.add("createChatInviteLink", atOnce(links::createChatInviteLink));
        table.add("editChatInviteLink", atOnce(links::editChatInviteLink));
        table.add("createChatSubscriptionInviteLink", atOnce(links::createChatInviteLink));
        table.add("editChatSubscriptionInviteLink", atOnce(links::editChatInviteLink));
        table.add("revokeChatInviteLink", atOnce(links::revokeChatInviteLink));
        table.add("approveChatJoinRequest", atOnce(links::approveChatJoinRequest));
        table.add("declineChatJoinRequest", atOnce(links::declineChatJoinRequest));
    }

    private void topics(Methods table) {
        var topics = new TopicMethods(world);
        table.add("createForumTopic", atOnce(topics::createForumTopic));
        table.add("editForumTopic", atOnce(topics::editForumTopic));
        table.add("closeForumTopic", atOnce(topics::closeForumTopic));
        table.add("reopenForumTopic", atOnce(topics::reopenForumTopic));
        table.add("deleteForumTopic", atOnce(topics::deleteForumTopic));
        table.add("unpinAllForumTopicMessages", atOnce(topics::unpinAllForumTopicMessages));
        table.add("unpinAllGeneralForumTopicMessages", atOnce(topics::unpinAllGeneralForumTopicMessages));
        table.add("editGeneralForumTopic", atOnce(topics.general("forum_topic_edited")));
        table.add("closeGeneralForumTopic", atOnce(topics.general("forum_topic_closed")));
        table.add("reopenGeneralForumTopic", atOnce(topics.general("forum_topic_reopened")));
        table.add("hideGeneralForumTopic", atOnce(topics.general("general_forum_topic_hidden")));
        table.add("unhideGeneralForumTopic", atOnce(topics.general("general_forum_topic_unhidden")));
    }
}
