package dev.beseda.llm.replies.work;

import static dev.beseda.llm.replies.Conversation.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.replies.Conversation;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.endings.Cost;
import dev.beseda.llm.replies.endings.FinishedReplies;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.replies.writing.ReplyMetrics;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.ReplyCache;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.faults.wire.Protocol;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What becomes of a reply that does not come to its end, and who pays for it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class InterruptedIT extends ScriptedWork {
    private static final String LIMIT = """
            update bot set settings = jsonb_set(settings, '{limits,tokens_per_person_and_day}', '100000') where id = $1
            """;
    private static final String POISON = """
            create or replace function refuse_poison() returns trigger language plpgsql as $$
            begin
                if new.answered = 'Poison' then
                    raise exception 'Not to be kept';
                end if;
                return new;
            end $$
            """;

    @Inject
    Leases leases;

    @Inject
    FinishedReplies finishedReplies;

    @Inject
    Talks talks;

    @Inject
    Budgets budgets;

    @Inject
    ReplyCache cache;

    @Inject
    ReplyMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Outbox outbox;

    @Inject
    Notifications notifications;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private static Conversation limited() {
        var ada = Conversation.with(Duration.ZERO);
        run(LIMIT, Tuple.of(ada.talk().bot()));
        return ada;
    }

    private static long number(String sql, UUID of) {
        return run(sql, Tuple.of(of)).iterator().next().getLong(0);
    }

    private static long spent(Conversation ada) {
        return number(
                "select coalesce(sum(spent), 0)::bigint from allowance where bot_id = $1 and person = 8",
                ada.talk().bot());
    }

    private static long used(Conversation ada) {
        return number("""
                select (select count(*) from usage_entry where bot_id = $1)
                    + (select coalesce(sum(replies), 0)::bigint from usage_day where bot_id = $1)
                """, ada.talk().bot());
    }

    private static RepliesConfig impatient() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RepliesConfig.class)
                .withDefaultValue("llm.replies.farewell", "0s")
                .build()
                .getConfigMapping(RepliesConfig.class);
    }

    @Test
    void aReplicaThatEndsLeavesItsRepliesToOthersAtOnceAndTheTimeDoesNotCount() {
        var ada = Conversation.with(Duration.ZERO);
        var lease = stored(ada);
        var itsOwn = new RunningReplies(clock, impatient());
        var finisher = new ReplyFinisher(finishedReplies, cache, itsOwn, metrics);
        var leased = new LeasedReplies(leases, writer(), finisher, itsOwn, metrics);
        var taker = new ReplyTaker(leases, leased, itsOwn);
        var replica = new ReplyWorker(taker, leased, itsOwn, notifications, clock, vertx);
        leased.begin(List.of(lease));
        model.begins().says("Half of");
        await().atMost(Conversation.PATIENCE).until(model::isAsked);

        replica.stop(new ShutdownEvent());

        await().atMost(Conversation.PATIENCE).until(model::isCancelled);
        assertThat(ada.event(1).required("text").asText()).contains("You wrote: “Tea, please”");
        assertThat(number("select attempts::bigint from reply where id = $1", lease.reply()))
                .isOne();
        ada.hasOneEvent(1);
    }

    @Test
    void whoStopsAReplyBeforeItsFirstWordHasUsedItsPrompt() {
        var ada = limited();
        var writing = begin(stored(ada));
        model.begins();
        await().atMost(Conversation.PATIENCE).until(() -> writing.endpoint().isPresent());

        ada.stops();

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("stopped");
        assertThat(spent(ada)).isPositive();
        assertThat(used(ada)).isOne();
    }

    @Test
    void whoStopsAReplyBeforeAModelIsAskedHasUsedNothing() {
        var ada = limited();
        begin(stored(ada));

        ada.stops();

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("stopped");
        assertThat(spent(ada)).isZero();
        assertThat(used(ada)).isZero();
    }

    @Test
    void aReplyThatCannotBeStoredIsPaidForAllTheSame() {
        run(POISON, Tuple.tuple());
        run(
                "create or replace trigger refuse_poison before insert on turn for each row execute function refuse_poison()",
                Tuple.tuple());
        var ada = limited();
        var lease = stored(ada);
        begin(lease);
        model.begins().says("Poison").ends(new ModelEvent.Done(Finish.STOP));

        assertThat(ada.event(1).required("reason").asText()).isEqualTo("unavailable");

        assertThat(spent(ada)).isPositive();
        assertThat(used(ada)).isOne();
        assertThat(number("select count(*) from reservation where reply = $1", lease.reply()))
                .isZero();
        run("drop trigger refuse_poison on turn", Tuple.tuple());
    }

    @Test
    void anEndWhoseAnswerIsLostIsToldOnce() {
        var ada = Conversation.with(Duration.ZERO);
        var lease = stored(ada);
        var whole = new FinishedReply(lease, new ReplyOutcome.Written("All of it", Ending.WHOLE), new Cost.Unused());
        var address = URI.create(database);
        try (var line = FaultProxy.to(address.getHost(), address.getPort(), Protocol.POSTGRES)) {
            var far = far(line.port());
            var farEnds = new FinishedReplies(new Transactions(far), leases, talks, budgets, outbox);
            line.loseNextAnswers("(?i)^commit", 1);

            assertThatThrownBy(() -> farEnds.store(List.of(whole)).await().atMost(Conversation.PATIENCE))
                    .isInstanceOf(Exception.class);

            assertThat(line.stillArmed()).isZero();
            // Other connections of the pool may have been broken with that one.
            var repeated = farEnds.store(List.of(whole))
                    .onFailure(TransientFailures::isOutage)
                    .retry()
                    .atMost(2);
            assertThat(repeated.await().atMost(Conversation.PATIENCE)).isEmpty();
            far.close().await().atMost(Conversation.PATIENCE);
        }
        assertThat(ada.event(1).required("text").asText()).isEqualTo("All of it");
        ada.hasOneEvent(1);
    }

    private Pool far(int port) {
        var options = PgConnectOptions.fromUri(database)
                .setUser(user)
                .setPassword(password)
                .setHost("127.0.0.1")
                .setPort(port);
        return Pool.newInstance(io.vertx.sqlclient.Pool.pool(vertx, options, new PoolOptions().setMaxSize(2)));
    }
}
