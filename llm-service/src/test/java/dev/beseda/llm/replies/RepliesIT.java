package dev.beseda.llm.replies;

import static dev.beseda.llm.replies.Conversation.run;
import static dev.beseda.testkit.AnswerAssert.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.llm.replies.rules.Request;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.Tokens;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From the order to the one event that ends it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class RepliesIT {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final String INSERT = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at, begun_at, lease, leased_until, attempts)
            values ($1, $2, $3, $4, 7, 8, '{1}', $5::text::jsonb, now(), now(), now(), gen_random_uuid(),
                now() - interval '1 second', $6)
            """;

    private static List<Long> tickets(JsonNode event) {
        return event.required("tickets")
                .valueStream()
                .map(JsonNode::asLong)
                .sorted()
                .toList();
    }

    private static Response get(UUID workspace, String path) {
        return given().header("Authorization", "Bearer " + Tokens.of(workspace, "viewer"))
                .get("/api/llm/replies" + path);
    }

    /// A reply that somebody has begun so often, and has not been heard of since.
    private static UUID orphan(Conversation ada, int attempts) {
        var reply = UUID.randomUUID();
        var request = Conversation.json(Request.of(ada.order(1, "Tea, please", Instant.now())));
        var talk = ada.talk();
        run(INSERT, Tuple.of(reply, talk.workspace(), talk.bot(), talk.conversation(), request, attempts));
        return reply;
    }

    @Test
    void anOrderIsAnsweredAndItsRecordCanBeRead() {
        var ada = Conversation.with(AT_ONCE);

        ada.asks(1, "Tea, please");

        var event = ada.event(1);
        assertThat(event.required("type").asText()).isEqualTo("reply-written.v1");
        assertThat(event.required("text").asText()).contains("You wrote: “Tea, please”");
        assertThat(event.required("ending").asText()).isEqualTo("whole");
        var workspace = ada.talk().workspace();
        var reply = event.required("reply").asText();
        assertThat(get(workspace, "/" + reply))
                .hasStatus(200)
                .has("state", "written")
                .has("tickets", List.of(1))
                .has("attempts", 1)
                .hasNo("request");
        assertThat(get(workspace, "?state=written&bot_id=" + ada.talk().bot())).lists("items.id", reply);
        assertThat(get(UUID.randomUUID(), "/" + reply)).isProblem(404, "absent");
        assertThat(get(UUID.randomUUID(), "").jsonPath().getList("items")).isEmpty();
        assertThat(get(workspace, "?state=lost")).isBadField("state");
    }

    @Test
    void whatIsAskedWithinTheWindowIsAnsweredTogether() {
        var ada = Conversation.with(Duration.ofSeconds(5));

        ada.asks(1, "Tea, please");
        ada.asks(2, "and cake");

        var event = ada.event(2);
        assertThat(tickets(event)).containsExactly(1L, 2L);
        assertThat(event.required("text").asText()).contains("Tea, please and cake");
    }

    @Test
    void whatWaitsIsSeenAsWorkAndAStopEndsItAtOnceAndWhatIsAskedAfterwardsIsAnswered() {
        var ada = Conversation.with(LONG);
        ada.asks(1, "Tea, please");
        assertThat(ada.hints(hints -> !hints.isEmpty())
                        .getFirst()
                        .required("type")
                        .asText())
                .isEqualTo("reply-under-way.v1");

        ada.stops();

        var event = ada.event(1);
        assertThat(event.required("type").asText()).isEqualTo("reply-failed.v1");
        assertThat(event.required("reason").asText()).isEqualTo("stopped");
        ada.asks(2, "Once more");
        ada.stops();
        assertThat(tickets(ada.event(2))).containsExactly(2L);
        ada.hasOneEvent(1);
    }

    @Test
    void anOrderThatComesAfterItsStopIsNotWritten() {
        var ada = Conversation.with(AT_ONCE);
        var asked = Instant.now();
        ada.send(new StopReplies(ada.talk(), asked.plusSeconds(1)));

        ada.send(ada.order(1, "Tea, please", asked));

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("stopped");
    }

    @Test
    void whoeverForgetsATalkStopsItsReplies() {
        var ada = Conversation.with(LONG);
        ada.asks(1, "Tea, please");

        ada.send(new ForgetTalk(ada.talk(), Instant.now()));

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("stopped");
    }

    @Test
    void anOrderThatComesThriceIsAnsweredOnce() {
        var ada = Conversation.with(AT_ONCE);
        var order = ada.order(1, "Tea, please", Instant.now());

        ada.send(order);
        ada.send(order);
        assertThat(tickets(ada.event(1))).containsExactly(1L);
        ada.send(order);
        ada.asks(2, "And now?");

        assertThat(tickets(ada.event(2))).containsExactly(2L);
        ada.hasOneEvent(1);
    }

    @ParameterizedTest
    @CsvSource({"1, reply-written.v1", "2, reply-failed.v1"})
    void aReplyThatOneWriterFellOverIsTakenUpAgainAndOneThatTwoFellOverIsNot(int attempts, String outcome) {
        var ada = Conversation.with(AT_ONCE);

        var reply = orphan(ada, attempts);

        var event = ada.event(1);
        assertThat(event.required("reply").asText()).isEqualTo(reply.toString());
        assertThat(event.required("type").asText()).isEqualTo(outcome);
    }

    @Test
    void aBotThatNobodyKnowsHasNoModel() {
        var nobody = Conversation.stranger();

        nobody.asks(1, "Tea, please");

        assertThat(nobody.event(1).required("reason").asText()).isEqualTo("no_model");
    }

    @Test
    void whatIsNoOrderGoesToTheDeadLettersAndItsNeighboursDoNot() {
        var ada = Conversation.with(AT_ONCE);
        var poison = "{\"type\": \"write-reply.v1\", \"note\": \"%s\"}".formatted(UUID.randomUUID());
        ada.send(poison);

        ada.asks(1, "Tea \0 please");

        assertThat(ada.event(1).required("text").asText()).contains("Tea please");
        try (var dead = TopicReader.of(Conversation.bootstrapServers(), Topics.dead(Topics.LLM_COMMANDS))) {
            assertThat(dead.readUntilValue(poison)).anyMatch(record -> poison.equals(record.value()));
        }
    }
}
