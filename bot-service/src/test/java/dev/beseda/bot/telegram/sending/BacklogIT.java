package dev.beseda.bot.telegram.sending;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the table holds and memory must not: much of one bot, and what this release can't read.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BacklogIT {
    private static final int MANY = 100_000;

    /// As much as nobody would notice.
    private static final int LITTLE = 2_000;

    private static final JsonObject UNKNOWN = JsonObject.of("method", "sendPaidMedia", "stars", 5);

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    @Inject
    Sender sender;

    private FlowBot bot;
    private long john;

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
        john = FlowBot.person("en");
        bot.writes(john, "hi");
    }

    private Row row(String sql, Object... values) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(values))
                .await()
                .atMost(FlowBot.PATIENCE)
                .iterator()
                .next();
    }

    private void put(FlowBot by, long chat, String... texts) {
        var to = new Destination(by.id(), chat);
        var decided = List.of(texts).stream()
                .map(text -> new Delivery(Ids.next(), to, Lane.REPLY, Call.SendMessage.plain(text), Instant.now()))
                .toList();
        transactions
                .in(transaction -> dispatch.put(transaction, decided))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    @Test
    void ofAHundredThousandRepliesThatWaitLittleIsInMemoryAndNobodyElseWaits() {
        long mary = FlowBot.person("en");
        bot.writes(mary, "hi");
        bot.fails(john, "sendMessage", Map.of("kind", "too_many_requests", "times", 1, "retry_after", 600));
        row("""
                with many as (
                    insert into delivery (id, bot_id, chat_id, shard, lane, call)
                    select gen_random_uuid(), $1, $2, $3, 'reply', '{"method": "sendMessage", "text": "Wait"}'
                    from generate_series(1, $4) returning id)
                select count(*) from many""", bot.id(), john, Deliveries.shard(bot.id()), MANY);
        eventually(() -> assertThat(bot.calls()).isNotEmpty());

        IntStream.range(0, 300).forEach(number -> put(bot, john, "Later"));
        put(bot, mary, "one", "two", "three");
        var neighbour = FlowBot.withSurvey();
        long ada = FlowBot.person("en");
        neighbour.says(ada, "/start");

        neighbour.hasSaid(ada, "Welcome!", "What is your name?");
        bot.hasSaid(mary, "one", "two", "three");
        assertThat(sender.inHand()).hasSizeLessThan(LITTLE);
        assertThat(row("select count(*) from delivery where bot_id = $1 and state = 'queued'", bot.id())
                        .getLong(0))
                .isEqualTo(MANY + 300L);
        pool.preparedQuery("delete from delivery where bot_id = $1")
                .execute(Tuple.of(bot.id()))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    @Test
    void aBacklogOfManyChatsIsSentInTheOrderOfEach() {
        var people = bot.people(150);
        for (int round = 1; round <= 12; round++) {
            int number = round;
            row("""
                    with many as (
                        insert into delivery (id, bot_id, chat_id, shard, lane, call)
                        select gen_random_uuid(), $1, chat, $3, 'reply',
                            jsonb_build_object('method', 'sendMessage', 'text', $4::text)
                        from unnest($2::bigint[]) as chat returning id)
                    select count(*) from many""", bot.id(), people.toArray(Long[]::new), Deliveries.shard(bot.id()), "Part " + number);
        }
        put(bot, people.getFirst(), "Part 13");

        eventually(() -> assertThat(row("select count(*) from delivery where bot_id = $1 and state = 'sent'", bot.id())
                        .getLong(0))
                .isEqualTo(150 * 12 + 1L));
        assertThat(people.subList(1, 150))
                .allSatisfy(person -> assertThat(bot.said(person)).containsExactly(parts(12)));
        assertThat(bot.said(people.getFirst())).containsExactly(parts(13));
    }

    private static String[] parts(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(number -> "Part " + number)
                .toArray(String[]::new);
    }

    @Test
    void aCallThatThisReleaseCannotReadHoldsUpNobodyAndWaitsForOneThatCan() {
        var unread = stored(UNKNOWN, Instant.now());
        put(bot, john, "Hello");
        long mary = FlowBot.person("en");
        bot.says(mary, "/start");

        bot.hasSaid(mary, "Welcome!", "What is your name?");
        bot.hasSaid(john, "Hello");
        eventually(() -> assertThat(state(unread)).isEqualTo("queued 0 This release cannot read what is to be sent"));
        pool.preparedQuery("update delivery set call = $2, set_aside_until = null where id = $1")
                .execute(Tuple.of(unread, JsonObject.of("method", "sendMessage", "text", "Readable", "newer", 1)))
                .await()
                .atMost(FlowBot.PATIENCE);

        bot.hasSaid(john, "Hello", "Readable");
        eventually(() -> assertThat(state(unread)).isEqualTo("sent 1"));
    }

    @Test
    void aCallThatNoReleaseHasReadInItsTimeHasFailed() {
        var unread = stored(UNKNOWN, Instant.now().minusSeconds(25 * 3600));

        eventually(() -> assertThat(state(unread)).isEqualTo("failed 0 This release cannot read what is to be sent"));
    }

    private UUID stored(JsonObject call, Instant at) {
        return row("""
                        insert into delivery (id, bot_id, chat_id, shard, lane, call, queued_at)
                        values ($1, $2, $3, $4, 'follow_up', $5, $6) returning id""", Ids.next(), bot.id(), john, Deliveries.shard(bot.id()), call, at.atOffset(ZoneOffset.UTC))
                .getUUID(0);
    }

    private String state(UUID id) {
        return row("select concat_ws(' ', state, attempts, failure) from delivery where id = $1", id)
                .getString(0);
    }
}
