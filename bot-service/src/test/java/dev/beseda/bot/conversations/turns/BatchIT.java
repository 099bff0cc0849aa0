package dev.beseda.bot.conversations.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.arrivals.Translator;
import dev.beseda.contracts.UpdateKey;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for all that one poll brought.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BatchIT {
    private static final AtomicLong UPDATES = new AtomicLong(1);
    private static final long OLD = -100;
    private static final long MOVED = -100777;
    private static final int MORE_THAN_THE_CACHE_HOLDS = 12_000;

    private static final String MANY_BOTS = """
            insert into bot (id, workspace_id, name, telegram_id, sealed_token, sealed_secret, is_active)
            select gen_random_uuid(), $1, 'Many', -number, '', '', false from generate_series(1, $2) as number
            returning id
            """;

    @Inject
    ConversationRunner runner;

    @Inject
    BotPrograms botPrograms;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    @Test
    void aGroupMovesWhereItsMoveStandsInTheBatch() throws Throwable {
        var bot = new ScriptedBot()
                .on("command", "start", new Step("name", "question", Map.of("text", "Your name?", "variable", "name")));
        var arrivals = Stream.of(
                        arrival(bot, OLD, "\"text\": \"/start\""),
                        arrival(bot, OLD, "\"migrate_to_chat_id\": " + MOVED),
                        arrival(bot, MOVED, "\"migrate_from_chat_id\": " + OLD),
                        arrival(bot, MOVED, "\"text\": \"Just chatting\""))
                .toList();

        VertxContextSupport.subscribeAndAwait(() -> transactions.in(transaction -> runner.run(transaction, arrivals)));

        assertThat(bot.conversations(OLD)).isEmpty();
        assertThat(bot.conversations(MOVED)).hasSize(1);
        assertThat(bot.dialog(bot.conversations(MOVED).getFirst()).getList("messages.text", String.class))
                .contains("/start", "Your name?", "Just chatting");
    }

    @Test
    void moreBotsThanAreRememberedAreKnownToTheirBatch() throws Throwable {
        var workspace = UUID.randomUUID();
        var bots = ids(MANY_BOTS, workspace);
        try {
            var known = VertxContextSupport.subscribeAndAwait(
                    () -> transactions.in(transaction -> botPrograms.of(transaction, bots)));

            assertThat(known).hasSameSizeAs(bots);
        } finally {
            VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery("delete from bot where workspace_id = $1")
                    .execute(Tuple.of(workspace)));
        }
    }

    @Test
    void batchesThatBeginTheSameConversationsInOppositeOrderNeverWaitForEachOther() {
        var bot = new ScriptedBot();
        for (int round = 1; round <= 20; round++) {
            long first = round * 1000L;
            var there = LongStream.range(first, first + 300)
                    .mapToObj(chat -> arrival(bot, chat, "\"text\": \"/start\""))
                    .toList();

            assertThatCode(() -> VertxContextSupport.subscribeAndAwait(() ->
                            Uni.join().all(run(there), run(there.reversed())).andFailFast()))
                    .doesNotThrowAnyException();
        }
    }

    /// Whoever comes second finds the conversations begun, and would do its updates one by one.
    private Uni<Void> run(List<Arrival> arrivals) {
        return transactions
                .in(transaction -> runner.run(transaction, arrivals))
                .onFailure(failure -> String.valueOf(failure).contains("23503"))
                .recoverWithNull();
    }

    private static Arrival arrival(ScriptedBot bot, long chat, String fields) {
        var number = UPDATES.incrementAndGet();
        var json = """
                {"update_id": %d, "message": {"message_id": %d, "date": 1, "chat": {"id": %d, "type": "supergroup"}, \
                "from": {"id": 7, "first_name": "Ada", "language_code": "en"}, %s}}""".formatted(number, number, chat, fields);
        try {
            return Translator.translate(new UpdateKey(bot.id(), chat), new ObjectMapper().readTree(json), Instant.now())
                    .orElseThrow();
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    private Set<UUID> ids(String sql, UUID owner) throws Throwable {
        var rows = VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery(sql).execute(Tuple.of(owner, MORE_THAN_THE_CACHE_HOLDS)));
        var ids = new HashSet<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }
}
