package dev.beseda.bot.telegram.deliveries;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is learnt of a chat from Telegram's answers, while others work on its conversation.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class DeparturesIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final String[] GREETING = {"Welcome!", "What is your name?"};

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    @Inject
    ChatChanges changes;

    private FlowBot bot;
    private long john;
    private Optional<SqlConnection> lock = Optional.empty();

    @BeforeEach
    void greet() {
        bot = FlowBot.withSurvey();
        john = greeted();
    }

    @Test
    void aLockedConversationHoldsUpNoOtherBot() {
        var other = FlowBot.withSurvey();
        long mary = FlowBot.person("en");
        bot.isBlockedBy(john);
        lock(john);

        put(delivery(john, Lane.FOLLOW_UP, "Are you there?"));
        eventually(() -> assertThat(bot.calls()).anyMatch(call -> !call.ok()));
        other.says(mary, "/start");

        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(other.said(mary)).containsExactly(GREETING));
        assertThat(hasLeft(john)).isFalse();
        release();
        eventually(() -> assertThat(hasLeft(john)).isTrue());
    }

    @Test
    void aLockedConversationDelaysOnlyItsOwnDeparture() {
        long mary = greeted();
        bot.isBlockedBy(john);
        bot.isBlockedBy(mary);
        lock(john);

        put(delivery(john, Lane.FOLLOW_UP, "One"));
        put(delivery(mary, Lane.FOLLOW_UP, "Two"));

        await().atMost(AT_ONCE).until(() -> hasLeft(mary));
        assertThat(hasLeft(john)).isFalse();
        release();
        eventually(() -> assertThat(hasLeft(john)).isTrue());
    }

    @Test
    void aGroupThatMovedIsFollowedOnceItsConversationIsFree() {
        long moved = FlowBot.person("en");
        bot.writes(moved, "hi");
        lock(john);
        bot.fails(john, "sendMessage", Map.of("kind", "migrated", "times", 1, "migrate_to_chat_id", moved));

        put(delivery(john, Lane.REPLY, "Here I am"));

        bot.hasSaid(moved, "Here I am");
        assertThat(conversation()).isEqualTo(john);
        var waiting = queued();
        release();
        eventually(() -> assertThat(conversation()).isEqualTo(moved));
        eventually(() -> assertThat(row("select chat_id from delivery where id = $1", waiting)
                        .getLong(0))
                .isEqualTo(moved));
    }

    @Test
    void whoeverCameBackAfterARefusalIsThere() {
        note(john, Instant.now().minusSeconds(3_600));

        eventually(() -> assertThat(noted()).isZero());

        assertThat(hasLeft(john)).isFalse();
    }

    @Test
    void whateverIsNotedTwiceIsAppliedOnce() {
        lock(john);
        var left = DeliveryResult.notBegun(
                delivery(john, Lane.FOLLOW_UP, "One"),
                new DeliveryOutcome.Departed("403", Instant.now().plusSeconds(1)));

        note(left);
        note(left);

        assertThat(noted()).isEqualTo(1);
        release();
        eventually(() -> assertThat(hasLeft(john)).isTrue());
        assertThat(noted()).isZero();
    }

    @Test
    void manyLockedConversationsHoldUpNoneBehindThem() {
        lock(john);
        long mary = greeted();

        for (int noted = 0; noted < 600; noted++) {
            note(john, Instant.now());
        }
        note(mary, Instant.now().plusSeconds(1));

        await().atMost(AT_ONCE).until(() -> hasLeft(mary));
        assertThat(noted()).isEqualTo(600);
        release();
        eventually(() -> assertThat(noted()).isZero());
    }

    private long conversation() {
        return row("select chat_id from conversation where bot_id = $1", bot.id())
                .getLong(0);
    }

    /// What nobody takes in hand: its shard is none of ours.
    private UUID queued() {
        var sql = "insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call)"
                + " select $1, bot_id, chat_id, id, 99, 'reply', '{}' from conversation where bot_id = $2";
        var id = Ids.next();
        pool.preparedQuery(sql).execute(Tuple.of(id, bot.id())).await().atMost(AT_ONCE);
        return id;
    }

    private void note(long chat, Instant at) {
        note(DeliveryResult.notBegun(delivery(chat, Lane.FOLLOW_UP, "One"), new DeliveryOutcome.Departed("403", at)));
    }

    private void note(DeliveryResult result) {
        transactions
                .in(transaction -> changes.note(transaction, List.of(result)))
                .await()
                .atMost(AT_ONCE);
    }

    private long noted() {
        return row("select count(*) from chat_change where bot_id = $1", bot.id())
                .getLong(0);
    }

    private long greeted() {
        long person = FlowBot.person("en");
        bot.says(person, "/start");
        bot.hasSaid(person, GREETING);
        return person;
    }

    private void lock(long chat) {
        var connection = pool.getConnection().await().atMost(AT_ONCE);
        connection.query("begin").execute().await().atMost(AT_ONCE);
        var locked = connection
                .preparedQuery("select from conversation where bot_id = $1 and chat_id = $2 for no key update")
                .execute(Tuple.of(bot.id(), chat))
                .await()
                .atMost(AT_ONCE);
        assertThat(locked.rowCount()).isEqualTo(1);
        lock = Optional.of(connection);
    }

    @AfterEach
    void release() {
        lock.ifPresent(connection -> {
            connection.query("rollback").execute().await().atMost(AT_ONCE);
            connection.close().await().atMost(AT_ONCE);
        });
        lock = Optional.empty();
    }

    private boolean hasLeft(long chat) {
        return row("select left_at is not null from conversation where bot_id = $1 and chat_id = $2", bot.id(), chat)
                .getBoolean(0);
    }

    private Row row(String sql, Object... values) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(values))
                .await()
                .atMost(AT_ONCE)
                .iterator()
                .next();
    }

    private Delivery delivery(long chat, Lane lane, String text) {
        return new Delivery(
                Ids.next(), new Destination(bot.id(), chat), lane, Call.SendMessage.plain(text), Instant.now());
    }

    private void put(Delivery delivery) {
        transactions
                .in(transaction -> dispatch.put(transaction, List.of(delivery)))
                .await()
                .atMost(FlowBot.PATIENCE);
    }
}
