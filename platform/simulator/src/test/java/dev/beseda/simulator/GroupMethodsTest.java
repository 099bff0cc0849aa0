package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupMethodsTest {
    private final TestPhone phone = new TestPhone();
    private final TestGroup group = TestGroup.ledByTheBot(phone, "supergroup");

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void aLeadingBotBansAndLetsInAgain() {
        long bob = group.newPerson();
        group.person(bob, "member");

        phone.call("banChatMember", about(bob));
        var banned = phone.call("getChatMember", about(bob));
        phone.call("unbanChatMember", about(bob));
        var free = phone.call("getChatMember", about(bob));

        assertThat(banned.at("/result/status").asText()).isEqualTo("kicked");
        assertThat(free.at("/result/status").asText()).isEqualTo("left");
    }

    @Test
    void aBotThatDoesNotLeadHasNotEnoughRights() {
        group.bot("member");

        var answer = phone.call("banChatMember", about(group.newPerson()));

        assertThat(answer.path("description").asText())
                .isEqualTo("Bad Request: not enough rights to restrict/unrestrict chat member");
    }

    @Test
    void theOwnerStays() {
        var answer = phone.call("banChatMember", about(phone.user));

        assertThat(answer.path("description").asText()).isEqualTo("Bad Request: can't remove chat owner");
    }

    @Test
    void aPromotedMemberIsAnAdministratorWithJustTheseRights() {
        long bob = group.newPerson();
        group.person(bob, "member");

        phone.call("promoteChatMember", about(bob).put("can_pin_messages", true));

        var leaders = phone.call("getChatAdministrators", group.to()).path("result");
        assertThat(leaders).hasSize(3);
        assertThat(leaders)
                .filteredOn(leader -> leader.at("/user/id").asLong() == bob)
                .singleElement()
                .satisfies(leader -> {
                    assertThat(leader.path("can_pin_messages").asBoolean()).isTrue();
                    assertThat(leader.path("can_delete_messages").asBoolean()).isFalse();
                });
        assertThat(phone.call("getChatMemberCount", group.to()).path("result").asInt())
                .isEqualTo(3);
    }

    @Test
    void aTopicTakesMessagesUntilItIsClosedForOthers() {
        phone.control(
                "POST",
                "groups/%d/topics".formatted(group.id),
                Json.object().put("user", phone.user).put("name", "First").toString());
        long thread = phone.call("createForumTopic", group.to().put("name", "News"))
                .at("/result/message_thread_id")
                .asLong();

        var sent = phone.call(
                "sendMessage", group.to().put("message_thread_id", thread).put("text", "Here"));
        group.act(
                "messages",
                Json.object().put("user", phone.user).put("text", "There").put("message_thread_id", thread));
        phone.call("closeForumTopic", group.to().put("message_thread_id", thread));
        group.bot("member");
        var closed = phone.call(
                "sendMessage", group.to().put("message_thread_id", thread).put("text", "Late"));
        var nowhere = phone.call(
                "sendMessage", group.to().put("message_thread_id", 77).put("text", "Lost"));

        assertThat(sent.at("/result/message_thread_id").asLong()).isEqualTo(thread);
        assertThat(sent.at("/result/is_topic_message").asBoolean()).isTrue();
        assertThat(group.updates())
                .anyMatch(update -> update.at("/message/message_thread_id").asLong() == thread
                        && update.at("/message/text").asText().equals("There"));
        assertThat(closed.path("description").asText()).isEqualTo("Bad Request: TOPIC_CLOSED");
        assertThat(nowhere.path("description").asText()).isEqualTo("Bad Request: message thread not found");
    }

    @Test
    void aPersonAsksToJoinAndTheBotLetsThemIn() {
        var link = phone.call("createChatInviteLink", group.to().put("creates_join_request", true))
                .at("/result/invite_link")
                .asText();
        long bob = group.newPerson();

        group.act("join_requests", Json.object().put("user", bob).put("invite_link", link));
        var request = group.updates().getFirst().path("chat_join_request");
        phone.call("approveChatJoinRequest", about(bob));

        assertThat(request.at("/from/id").asLong()).isEqualTo(bob);
        assertThat(request.at("/invite_link/invite_link").asText()).isEqualTo(link);
        assertThat(phone.call("getChatMember", about(bob)).at("/result/status").asText())
                .isEqualTo("member");
        assertThat(phone.call("approveChatJoinRequest", about(bob))
                        .path("description")
                        .asText())
                .isEqualTo("Bad Request: USER_ALREADY_PARTICIPANT");
    }

    @Test
    void whatABotSaysAboutTheChatIsRemembered() {
        phone.call("setChatTitle", group.to().put("title", "Best friends"));
        phone.call("setChatDescription", group.to().put("description", "All about us"));

        var chat = phone.call("getChat", group.to()).path("result");

        assertThat(chat.path("title").asText()).isEqualTo("Best friends");
        assertThat(chat.path("description").asText()).isEqualTo("All about us");
        assertThat(chat.at("/permissions/can_send_polls").asBoolean()).isTrue();
    }

    @Test
    void aBotThatLeavesIsOut() {
        phone.call("leaveChat", group.to());

        assertThat(group.send("Hello").path("error_code").asInt()).isEqualTo(403);
    }

    private ObjectNode about(long user) {
        return group.to().put("user_id", user);
    }
}
