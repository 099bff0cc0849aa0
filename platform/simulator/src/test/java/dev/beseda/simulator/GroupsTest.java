package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private final TestPhone phone = new TestPhone();

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void aBotHearsThatItWasAddedAndCanWrite() {
        var group = new TestGroup(phone, "group");

        var updates = group.updates();
        var answer = group.send("Hello all");

        assertThat(updates.getFirst()
                        .at("/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("member");
        assertThat(answer.at("/result/chat/type").asText()).isEqualTo("group");
        assertThat(answer.at("/result/chat/id").asLong()).isEqualTo(group.id).isNegative();
        assertThat(phone.control("GET", "chats/%d/%d".formatted(TestPhone.BOT, group.id), ""))
                .extracting(line -> line.path("text").asText())
                .contains("Hello all");
    }

    @Test
    void privacyShowsABotOnlyWhatIsMeantForIt() {
        var group = new TestGroup(phone, "supergroup");
        group.updates();
        long sent = group.send("Ask me").at("/result/message_id").asLong();

        group.write("idle talk");
        group.write("/help");
        group.write("/help@other_bot");
        group.write("hello @bot4242_bot");
        group.act(
                "messages",
                Json.object().put("user", phone.user).put("text", "an answer").put("reply_to", sent));

        assertThat(texts(group)).containsExactly("/help", "hello @bot4242_bot", "an answer");
    }

    @Test
    void aLeadingBotSeesEverythingAndMembersToo() {
        phone.call("getUpdates", "{\"allowed_updates\":[\"message\",\"chat_member\",\"my_chat_member\"]}");
        var group = TestGroup.ledByTheBot(phone, "supergroup");
        long bob = group.newPerson();

        group.write("idle talk");
        group.person(bob, "member");
        group.person(bob, "left");

        var updates = group.updates();
        assertThat(updates.getFirst().at("/message/text").asText()).isEqualTo("idle talk");
        assertThat(updates)
                .filteredOn(update -> update.has("chat_member"))
                .extracting(update ->
                        update.at("/chat_member/new_chat_member/status").asText())
                .containsExactly("member", "left");
        assertThat(updates)
                .anyMatch(update -> update.at("/message/new_chat_members/0/id").asLong() == bob);
        assertThat(updates)
                .anyMatch(update -> update.at("/message/left_chat_member/id").asLong() == bob);
    }

    @Test
    void aBotThatWasThrownOutIsToldSoInTelegramsWords() {
        var group = new TestGroup(phone, "supergroup");
        group.updates();

        group.bot("kicked");

        assertThat(group.updates()
                        .getFirst()
                        .at("/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("kicked");
        assertThat(group.send("Hello").path("description").asText())
                .isEqualTo("Forbidden: bot was kicked from the supergroup chat");
        group.bot("left");
        assertThat(group.send("Hello").path("description").asText())
                .isEqualTo("Forbidden: bot is not a member of the supergroup chat");
    }

    @Test
    void anUpgradedGroupTellsItsNewIdInEveryWay() {
        var group = new TestGroup(phone, "group");
        group.updates();

        long supergroup = group.act("upgrade", Json.object()).path("id").asLong();

        var refused = group.send("Hello");
        assertThat(refused.path("error_code").asInt()).isEqualTo(400);
        assertThat(refused.path("description").asText())
                .isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
        assertThat(refused.at("/parameters/migrate_to_chat_id").asLong()).isEqualTo(supergroup);
        var updates = group.updates();
        assertThat(updates)
                .anyMatch(update -> update.at("/message/migrate_to_chat_id").asLong() == supergroup);
        assertThat(updates)
                .anyMatch(update -> update.at("/message/migrate_from_chat_id").asLong() == group.id);
        var answer = phone.call(
                "sendMessage", Json.object().put("chat_id", supergroup).put("text", "Here"));
        assertThat(answer.at("/result/chat/type").asText()).isEqualTo("supergroup");
    }

    @Test
    void aChannelTakesPostsFromItsLeadersOnly() {
        var channel = new TestGroup(phone, "channel");
        var refused = channel.send("Hello");
        channel.bot("administrator");
        channel.updates();

        var posted = channel.send("Hello");
        channel.write("News");

        assertThat(refused.path("description").asText())
                .isEqualTo("Bad Request: need administrator rights in the channel chat");
        assertThat(posted.path("result").has("from")).isFalse();
        assertThat(posted.at("/result/sender_chat/id").asLong()).isEqualTo(channel.id);
        assertThat(channel.updates().getFirst().at("/channel_post/text").asText())
                .isEqualTo("News");
    }

    @Test
    void severalBotsShareAGroupAndItsMessages() {
        var group = new TestGroup(phone, "supergroup");
        var other = phone.control("POST", "bots", "{\"username\":\"other_bot\",\"reads_all_messages\":true}");
        group.act("members", Json.object().put("bot", "@other_bot"));
        long mine = group.send("I was first").at("/result/message_id").asLong();

        long written = group.write("idle talk").path("message_id").asLong();
        var reply = Json.object().put("chat_id", group.id).put("text", "Me too");
        reply.putObject("reply_parameters").put("message_id", mine);
        var theirs = phone.callAs(other.path("token").asText(), "sendMessage", reply);
        var edit = phone.callAs(
                other.path("token").asText(),
                "editMessageText",
                Json.object().put("chat_id", group.id).put("message_id", mine).put("text", "No"));

        assertThat(theirs.at("/result/reply_to_message/from/id").asLong()).isEqualTo(TestPhone.BOT);
        assertThat(theirs.at("/result/from/username").asText()).isEqualTo("other_bot");
        assertThat(theirs.at("/result/message_id").asLong()).isGreaterThan(written);
        assertThat(edit.path("description").asText()).isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void aTapInAGroupTellsWhoHasTapped() {
        var group = new TestGroup(phone, "supergroup");
        long bob = group.newPerson();
        group.person(bob, "member");
        var keyboard = group.to().put("text", "Choose");
        keyboard.putObject("reply_markup")
                .putArray("inline_keyboard")
                .addArray()
                .addObject()
                .put("text", "Yes")
                .put("callback_data", "yes");
        long message =
                phone.call("sendMessage", keyboard).at("/result/message_id").asLong();
        group.updates();

        var tap = group.act(
                "taps",
                Json.object().put("user", bob).put("message_id", message).put("data", "yes"));

        var query = group.updates().getFirst().path("callback_query");
        assertThat(query.path("id")).isEqualTo(tap.path("callback_query_id"));
        assertThat(query.at("/from/id").asLong()).isEqualTo(bob);
        assertThat(query.at("/message/chat/id").asLong()).isEqualTo(group.id);
    }

    @Test
    void aPersonWithoutAccountCannotBeWrittenTo() {
        phone.write("/start");

        phone.controlResponse("DELETE", "users/" + phone.user, "");

        var answer = phone.call("sendMessage", phone.toUser().put("text", "Hello"));
        assertThat(answer.path("error_code").asInt()).isEqualTo(403);
        assertThat(answer.path("description").asText()).isEqualTo("Forbidden: user is deactivated");
    }

    private static List<String> texts(TestGroup group) {
        return group.updates().stream()
                .map((JsonNode update) -> update.at("/message/text").asText())
                .toList();
    }
}
