package dev.beseda.llm.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How a bot goes that many have talked with.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BotDeletionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TALKS = 2_500;
    private static final List<String> FILL = List.of(
            "insert into bot (id, workspace_id, version, settings) values ($1, $1, 1, '{}')",
            """
            insert into talk (conversation_id, workspace_id, bot_id, chat, person)
            select gen_random_uuid(), $1, $1, number, number from generate_series(1, %d) as number
            """.formatted(TALKS),
            """
            insert into turn (conversation_id, asked, answered, tokens, asked_at)
            select conversation_id, 'Tea?', 'Tea.', 2, now() from talk where bot_id = $1
            """,
            """
            insert into cached_reply (bot_id, key, reply, kept_at, expires_at)
            values ($1, '\\x01', 'Tea.', now(), now() + interval '1 day')
            """,
            """
            insert into product (id, workspace_id, bot_id, name) values (gen_random_uuid(), $1, $1, 'Tea')
            """,
            """
            insert into passage (id, workspace_id, bot_id, product_id, title, text)
            select gen_random_uuid(), $1, $1, id, 'Tea', 'Tea' from product where bot_id = $1
            """);

    @Inject
    Bots bots;

    @Inject
    Transactions transactions;

    @Inject
    DataSource database;

    private final UUID bot = UUID.randomUUID();

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    @BeforeEach
    void fill() {
        FILL.forEach(sql -> done(transactions.run(sql, Tuple.of(bot))));
    }

    private long left() {
        return done(transactions.run("""
                        select (select count(*) from talk where bot_id = $1)
                            + (select count(*) from turn where answered = 'Tea.')
                            + (select count(*) from cached_reply where bot_id = $1)
                            + (select count(*) from product where bot_id = $1)
                            + (select count(*) from passage where bot_id = $1)
                            + (select count(*) from bot where id = $1)
                        """, Tuple.of(bot))).iterator().next().getLong(0);
    }

    @Test
    void aBotIsGoneAtOnceThoughItsTalksAreBusyAndWhatBelongedToItFollows() throws SQLException {
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select from talk where bot_id = ? limit 1 for update")) {
                lock.setObject(1, bot);
                lock.execute();
            }

            done(bots.take(Map.of(bot, Optional.empty())));

            assertThat(done(bots.findAll(Set.of(bot)))).isEmpty();
            await().atMost(PATIENCE).until(() -> left() < TALKS);
            other.rollback();
        }
        await().atMost(PATIENCE).until(() -> left() == 0);
    }
}
