package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollsTest {
    private final TestPhone phone = new TestPhone();

    @BeforeEach
    void begin() {
        phone.write("/start");
        phone.call("getUpdates", "{\"offset\":-1}");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void anOpenPollTellsWhoVotedAndTheCount() {
        long message = sendPoll(poll().put("is_anonymous", false));

        vote(message, 1);

        var updates = updates();
        assertThat(updates.at("/1/poll_answer/option_ids/0").asInt()).isEqualTo(1);
        assertThat(updates.at("/1/poll_answer/user/id").asLong()).isEqualTo(phone.user);
        assertThat(updates.at("/0/poll/options/1/voter_count").asInt()).isEqualTo(1);
        assertThat(updates.at("/0/poll/total_voter_count").asInt()).isEqualTo(1);
    }

    @Test
    void anAnonymousPollTellsOnlyTheCount() {
        long message = sendPoll(poll());

        vote(message, 0);

        assertThat(updates()).hasSize(1).allMatch(update -> update.has("poll"));
    }

    @Test
    void aStoppedPollTakesNoVotesAndIsStoppedOnce() {
        long message = sendPoll(poll());

        var stopped = phone.call("stopPoll", phone.toUser().put("message_id", message));
        var again = phone.call("stopPoll", phone.toUser().put("message_id", message));

        assertThat(stopped.at("/result/is_closed").asBoolean()).isTrue();
        assertThat(again.path("description").asText()).isEqualTo("Bad Request: poll has already been closed");
        assertThat(phone.controlResponse("POST", "votes", ballot(message, 0)).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aReactionIsToldToABotThatWantsToKnow() {
        long message = phone.sendButton("yes").path("message_id").asLong();
        phone.call("getUpdates", "{\"allowed_updates\":[\"message_reaction\"]}");
        var reaction =
                Json.object().put("bot", TestPhone.BOT).put("user", phone.user).put("message_id", message);
        reaction.putArray("emoji").add("👍");

        phone.control("POST", "reactions", reaction.toString());
        var own = phone.toUser().put("message_id", message);
        own.putArray("reaction").addObject().put("type", "emoji").put("emoji", "❤");
        var answer = phone.call("setMessageReaction", own);

        assertThat(updates().at("/0/message_reaction/new_reaction/0/emoji").asText())
                .isEqualTo("👍");
        assertThat(answer.path("result").asBoolean()).isTrue();
        assertThat(phone.transcript().path(1).path("reactions")).hasSize(2);
    }

    private ObjectNode poll() {
        var poll = phone.toUser().put("question", "Tea?");
        var options = poll.putArray("options");
        options.addObject().put("text", "Yes");
        options.addObject().put("text", "No");
        return poll;
    }

    private long sendPoll(ObjectNode poll) {
        return phone.call("sendPoll", poll).at("/result/message_id").asLong();
    }

    private void vote(long message, int option) {
        assertThat(phone.controlResponse("POST", "votes", ballot(message, option))
                        .statusCode())
                .isEqualTo(204);
    }

    private String ballot(long message, int option) {
        var ballot =
                Json.object().put("bot", TestPhone.BOT).put("user", phone.user).put("message_id", message);
        ballot.putArray("options").add(option);
        return ballot.toString();
    }

    /// Those after the first, which is `/start`.
    private JsonNode updates() {
        var all = Json.array();
        phone.call("getUpdates", "{}").path("result").forEach(update -> {
            if (!update.has("message")) {
                all.add(update);
            }
        });
        return all;
    }
}
