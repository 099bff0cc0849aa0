package dev.beseda.bot.conversations;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.kit.Ids;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Looking for what was said.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class SearchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SEARCHES = 10;

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "editor");

    @Inject
    DataSource database;

    /// A table that only they need is locked, so that they hang in PostgreSQL.
    @Test
    void searchesThatHangHoldUpNobodysReply() throws Exception {
        var token = Telegram.bot();
        var bot = echo(token);
        try (var connection = database.getConnection();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            run(connection, "lock table operator_message in access exclusive mode");
            Callable<Response> search = () -> api.get("/api/conversations?text=anything");
            var searches = IntStream.range(0, SEARCHES)
                    .mapToObj(_ -> threads.submit(search))
                    .toList();
            await().atMost(PATIENCE).until(() -> waiting(connection) > 0);

            long ada = Telegram.person();
            Telegram.write(token, ada, "Hello");
            api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
            for (var answer : searches) {
                assertThat(answer.get()).isProblem(503, "overloaded");
            }
            connection.rollback();
        }
    }

    @Test
    void manyMessagesAreLookedThroughPieceByPieceUntilTheOldest() throws Exception {
        var bot = api.bot();
        try (var connection = database.getConnection()) {
            var ids = conversations(connection, bot, 300);
            say(connection, ids.getFirst(), "A needle, long ago");
            run(connection, """
                    insert into received_message (id, conversation_id, telegram_id, text, received_at)
                    select uuid_at(now() + n * interval '1 ms'), '%s', n, 'hay', now() from generate_series(1, 30000) n
                    """.formatted(ids.getLast()));

            assertThat(found("needle")).containsExactly(ids.getFirst());
            assertThat(found("hay")).startsWith(ids.getLast()).containsOnly(ids.getLast());
        }
    }

    @Test
    void aPageEndsWhereItIsFullAndTheNextOneGoesOnThere() throws Exception {
        var bot = api.bot();
        try (var connection = database.getConnection()) {
            var ids = conversations(connection, bot, 201);
            for (var id : ids.subList(0, 5)) {
                say(connection, id, "One of five");
            }

            var first = api.get("/api/conversations?text=five&limit=2").jsonPath();
            var second = api.get("/api/conversations?text=five&limit=2&cursor={next}", first.getString("next"))
                    .jsonPath();

            assertThat(first.getList("items.id", UUID.class)).containsExactly(ids.get(4), ids.get(3));
            assertThat(second.getList("items.id", UUID.class)).containsExactly(ids.get(2), ids.get(1));
        }
    }

    @Test
    void onlyWhatWasSaidBetweenTheTimesIsFound() throws Exception {
        var bot = api.bot();
        try (var connection = database.getConnection()) {
            var id = conversations(connection, bot, 1).getFirst();
            say(connection, id, "Just now");

            assertThat(found("now&to=2026-01-01T00:00:00Z")).isEmpty();
            assertThat(found("now&from=2026-01-01T00:00:00Z")).containsExactly(id);
        }
    }

    @Test
    void whatAnotherWorkspaceSaidIsNotFound() throws Exception {
        try (var connection = database.getConnection()) {
            say(connection, conversations(connection, api.bot(), 1).getFirst(), "A secret");
        }

        var stranger = Api.ofNewWorkspace().get("/api/conversations?text=secret");

        assertThat(stranger.jsonPath().getList("items")).isEmpty();
    }

    /// All pages, one after the other.
    private List<UUID> found(String text) {
        var all = new ArrayList<UUID>();
        var page = api.get("/api/conversations?text=" + text).jsonPath();
        all.addAll(page.getList("items.id", UUID.class));
        while (page.getString("next") != null) {
            page = api.get("/api/conversations?cursor={next}&text=" + text, page.getString("next"))
                    .jsonPath();
            all.addAll(page.getList("items.id", UUID.class));
        }
        return all;
    }

    private List<UUID> conversations(Connection connection, UUID bot, int count) throws SQLException {
        var ids = IntStream.range(0, count).mapToObj(_ -> Ids.next()).toList();
        for (int chat = 0; chat < count; chat++) {
            run(connection, """
                    insert into conversation (id, workspace_id, bot_id, chat_id, state) values ('%s', '%s', '%s', %d, '{}')
                    """.formatted(ids.get(chat), workspace, bot, chat + 1));
        }
        return ids;
    }

    private static void say(Connection connection, UUID conversation, String text) throws SQLException {
        run(connection, """
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                values ('%s', '%s', 1, '%s', now())
                """.formatted(Ids.next(), conversation, text));
    }

    private static int waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) from pg_locks where not granted and relation = 'operator_message'::regclass
                        """)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private UUID echo(String token) {
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Echo", "token", token)));
        var settings = Map.of("default_language", "en", "fallback_text", Map.of("en", "Well!"));
        api.put("/api/bots/" + bot + "/settings", settings).then().statusCode(200);
        return bot;
    }
}
