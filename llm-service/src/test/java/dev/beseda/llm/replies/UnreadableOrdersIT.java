package dev.beseda.llm.replies;

import static dev.beseda.llm.replies.Conversation.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Orders that another release has stored.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class UnreadableOrdersIT {
    private static final String STRANGE = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at, begun_at, unreadable_since)
            values ($1, $2, $3, $4, 7, 8, '{1}', '{"askings": "by voice"}', now(), now(),
                case when $5 then now() end, now() - make_interval(secs => $6))
            """;

    private static UUID strange(Conversation ada, boolean begun, double secondsAgo) {
        var reply = UUID.randomUUID();
        var talk = ada.talk();
        run(STRANGE, Tuple.of(reply, talk.workspace(), talk.bot(), talk.conversation(), begun, secondsAgo));
        return reply;
    }

    @Test
    void anOrderThatNoReplicaCouldReadForLongEndsAsAFailure() {
        var ada = Conversation.with(Duration.ZERO);
        strange(ada, false, 3_600);
        ada.asks(2, "Tea, please");

        var event = ada.event(1);

        assertThat(event.required("type").asText()).isEqualTo("reply-failed.v1");
        assertThat(event.required("reason").asText()).isEqualTo("unavailable");
        assertThat(ada.event(2).required("text").asText()).contains("You wrote: “Tea, please”");
        ada.hasOneEvent(1);
    }

    @Test
    void whatIsAskedMeanwhileIsNotLostAndDoesNotChangeTheOrder() {
        var ada = Conversation.with(Duration.ZERO);
        var strange = strange(ada, false, 1);

        ada.asks(2, "Tea, please");

        await().atMost(Conversation.PATIENCE).until(() -> waiting(ada) == 2);
        assertThat(run("select request ->> 'askings' as askings from reply where id = $1", Tuple.of(strange))
                        .iterator()
                        .next()
                        .getString("askings"))
                .isEqualTo("by voice");
    }

    private static long waiting(Conversation ada) {
        return run(
                        "select count(*) from reply where conversation_id = $1 and ended_at is null",
                        Tuple.of(ada.talk().conversation()))
                .iterator()
                .next()
                .getLong(0);
    }
}
