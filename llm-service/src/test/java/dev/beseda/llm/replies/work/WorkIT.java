package dev.beseda.llm.replies.work;

import static dev.beseda.llm.replies.Conversation.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.replies.Conversation;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What happens to a reply while it is being written, with a model that says what the test wants.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class WorkIT extends ScriptedWork {
    private static final String CROWD = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at, begun_at, lease, leased_until, attempts)
            select gen_random_uuid(), $1, $2, gen_random_uuid(), 7, 8, '{1}', '{}', now(), now(), now(),
                gen_random_uuid(), now() + interval '1 minute', 1
            from generate_series(1, $3)
            """;

    @Inject
    Heartbeat heartbeat;

    @Inject
    DataSource database;

    private static boolean has(List<JsonNode> hints, String type) {
        return hints.stream().anyMatch(hint -> type.equals(hint.required("type").asText()));
    }

    @Test
    void whatAModelWritesIsShownAsItGrowsAndToldOnceItIsThere() {
        var ada = Conversation.with(Duration.ZERO);
        var lease = stored(ada);
        begin(lease);
        model.begins();
        assertThat(has(ada.hints(hints -> has(hints, "reply-under-way.v1")), "reply-under-way.v1"))
                .isTrue();

        model.says("The beginning of a long story");

        var grown = ada.hints(hints -> has(hints, "reply-grown.v1")).getLast();
        assertThat(grown.required("text").asText()).isEqualTo("The beginning of a long story");
        assertThat(grown.at("/draft/reply").asText()).isEqualTo(lease.reply().toString());
        assertThat(grown.at("/draft/style").asText()).isEqualTo("edits");
        model.says(", and its end").ends(new ModelEvent.Done(Finish.STOP));
        assertThat(ada.event(1).required("text").asText()).isEqualTo("The beginning of a long story, and its end");
        await().atMost(Conversation.PATIENCE)
                .until(() -> runningReplies.find(lease.reply()).isEmpty());
    }

    @Test
    void aStopReachesTheModelAndWhatItHasSaidIsTheReply() {
        var ada = Conversation.with(Duration.ZERO);
        var writing = begin(stored(ada));
        model.begins().says("Half of");
        await().atMost(Conversation.PATIENCE).until(() -> writing.text().equals("Half of"));

        ada.stops();

        var event = ada.event(1);
        assertThat(event.required("ending").asText()).isEqualTo("stopped");
        assertThat(event.required("text").asText()).isEqualTo("Half of");
        assertThat(model.isCancelled()).isTrue();
    }

    @Test
    void aStopThatWasNotHeardIsSeenWhenTheLeaseIsRenewed() {
        var ada = Conversation.with(Duration.ZERO);
        var lease = stored(ada);
        begin(lease);
        run("update reply set halt = 'stop' where id = $1", Tuple.of(lease.reply()));

        heartbeat.turn().await().atMost(Conversation.PATIENCE);

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("stopped");
    }

    @Test
    void whoHasLostAReplyDoesNotTellOfIt() {
        var ada = Conversation.with(Duration.ZERO);
        var lost = stored(ada);
        var writing = begin(lost);
        model.begins().says("By the one who was away");
        await().atMost(Conversation.PATIENCE).until(() -> writing.text().equals("By the one who was away"));
        var lease = UUID.randomUUID();
        run("update reply set lease = $2 where id = $1", Tuple.of(lost.reply(), lease));

        model.ends(new ModelEvent.Done(Finish.STOP));
        await().atMost(Conversation.PATIENCE)
                .until(() -> runningReplies.find(lost.reply()).isEmpty());
        run("update reply set leased_until = now() where id = $1", Tuple.of(lost.reply()));

        assertThat(ada.event(1).required("text").asText()).contains("You wrote: “Tea, please”");
        ada.hasOneEvent(1);
        assertThat(writing.text()).isEqualTo("By the one who was away");
    }

    @Test
    void anEndThatTheDatabaseDidNotTakeIsStoredAsSoonAsItDoes() throws SQLException {
        var ada = Conversation.with(Duration.ZERO);
        var lease = stored(ada);
        begin(lease);
        model.begins().says("Worth keeping");

        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select from reply where id = ? for update")) {
                lock.setObject(1, lease.reply());
                lock.execute();
            }
            model.ends(new ModelEvent.Done(Finish.STOP));
            await().atMost(Conversation.PATIENCE).until(WorkIT::whoWaitsForTheLockIsGone);
            other.rollback();
        }

        assertThat(ada.event(1).required("text").asText()).isEqualTo("Worth keeping");
        await().atMost(Conversation.PATIENCE)
                .until(() -> runningReplies.find(lease.reply()).isEmpty());
        ada.hasOneEvent(1);
    }

    /// PostgreSQL ends the connections that wait, as it does when it shuts down.
    private static boolean whoWaitsForTheLockIsGone() {
        return run("""
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where datname = current_database() and wait_event_type = 'Lock'
                                """, Tuple.tuple()).size() > 0;
    }

    @Test
    void whoWaitsIsToldHowManyComeFirst() {
        var ada = Conversation.with(Duration.ZERO);
        run(CROWD, Tuple.of(ada.talk().workspace(), ada.talk().bot(), config.mostOfABot()));

        ada.asks(1, "Tea, please");

        var queued = ada.hints(hints -> has(hints, "reply-queued.v1")).getFirst();
        assertThat(queued.required("ahead").asInt()).isEqualTo(1);
        run(
                "delete from reply where bot_id = $1 and request = '{}'",
                Tuple.of(ada.talk().bot()));
        assertThat(ada.event(1).required("type").asText()).isEqualTo("reply-written.v1");
    }
}
