package dev.beseda.bot.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.kit.Ids;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ConversationIT {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-03-01T12:00:00Z");

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "viewer");
    private UUID bot;

    @Inject
    Pool pool;

    @BeforeEach
    void makeABot() {
        bot = Api.as(workspace, "editor").bot();
    }

    @Test
    void aConversationIsShownWithBothSidesNewestLast() throws Throwable {
        var conversation = conversation(7, NOON);
        says(conversation, "/start");
        answers(conversation, "Как вас зовут?", "sent");
        says(conversation, "Ада");

        var shown = api.get("/api/conversations/{id}", conversation).jsonPath();

        assertThat(shown.getList("messages.direction", String.class)).containsExactly("in", "out", "in");
        assertThat(shown.getList("messages.text", String.class)).containsExactly("/start", "Как вас зовут?", "Ада");
        assertThat(shown.getList("messages.state", String.class)).containsExactly("received", "sent", "received");
        assertThat(shown.getLong("chat_id")).isEqualTo(7);
        assertThat(shown.getString("started_at")).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(shown.getString("before")).isNull();
    }

    @Test
    void earlierMessagesComePageByPage() throws Throwable {
        var conversation = conversation(7, NOON);
        for (var word : List.of("one", "two", "three")) {
            says(conversation, word);
        }

        var newest = api.get("/api/conversations/{id}?limit=2", conversation).jsonPath();
        var earlier = api.get(
                        "/api/conversations/{id}?limit=2&before={before}", conversation, newest.getString("before"))
                .jsonPath();

        assertThat(newest.getList("messages.text", String.class)).containsExactly("two", "three");
        assertThat(earlier.getList("messages.text", String.class)).containsExactly("one");
        assertThat(earlier.getString("before")).isNull();
    }

    @Test
    void conversationsComePageByPageNewestFirst() throws Throwable {
        var first = conversation(1, NOON);
        var second = conversation(2, NOON);
        var third = conversation(3, NOON);

        var page = api.get("/api/conversations/?limit=2").jsonPath();
        var rest = api.get("/api/conversations?limit=2&cursor={next}", page.getString("next"))
                .jsonPath();

        assertThat(page.getList("items.id", UUID.class)).containsExactly(third, second);
        assertThat(rest.getList("items.id", UUID.class)).containsExactly(first);
        assertThat(rest.getString("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "chat_id, 2",
        "text, 100% ЛЕТ",
        "text, gladly",
        "from, 2026-03-02T00:00:00Z",
    })
    void conversationsAreFoundByWhatTheyAre(String filter, String value) throws Throwable {
        says(conversation(1, NOON), "100 лет");
        var wanted = conversation(2, NOON.plusDays(1));
        says(wanted, "Мне 100% лет");
        answers(wanted, "Gladly", "sent");

        var found = api.get("/api/conversations?" + filter + "={value}", value);

        assertThat(found.jsonPath().getList("items.id", UUID.class)).containsExactly(wanted);
    }

    @Test
    void conversationsAreFoundByBotAndEnd() throws Throwable {
        var early = conversation(1, NOON);
        conversation(2, NOON.plusDays(1));

        var found = api.get("/api/conversations?bot_id={bot}&to={to}", bot, "2026-03-01T13:00:00Z");
        var none = api.get("/api/conversations?bot_id={bot}", UUID.randomUUID());

        assertThat(found.jsonPath().getList("items.id", UUID.class)).containsExactly(early);
        assertThat(none.jsonPath().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bot_id, 7",
        "chat_id, seven",
        "from, yesterday",
        "to, 2026-13-01",
        "waiting_for_person, perhaps",
        "limit, 0",
        "cursor, 1",
    })
    void aFilterThatCannotBeReadIsNamed(String filter, String value) {
        var refused = api.get("/api/conversations?" + filter + "={value}", value);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys(filter);
    }

    @Test
    void aConversationOfAnotherWorkspaceDoesNotExist() throws Throwable {
        var conversation = conversation(1, NOON);
        var stranger = Api.ofNewWorkspace();

        assertThat(stranger.get("/api/conversations/{id}", conversation).statusCode())
                .isEqualTo(404);
        assertThat(stranger.get("/api/conversations").jsonPath().getList("items"))
                .isEmpty();
    }

    private UUID conversation(long chat, OffsetDateTime at) throws Throwable {
        var id = Ids.next();
        run("""
                insert into conversation (id, workspace_id, bot_id, chat_id, state, started_at, changed_at)
                values ($1, $2, $3, $4, '{}', $5, $5)
                """, Tuple.of(id, workspace, bot, chat, at));
        return id;
    }

    private void says(UUID conversation, String text) throws Throwable {
        run(
                "insert into received_message (id, conversation_id, telegram_id, text, received_at) values ($1, $2, 1, $3, $4)",
                Tuple.of(Ids.next(), conversation, text, NOON));
    }

    private void answers(UUID conversation, String text, String state) throws Throwable {
        run("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, ended_at)
                values ($1, $2, 7, $3, 0, 'reply', $4, $5, now())
                """, Tuple.of(Ids.next(), bot, conversation, JsonObject.of("method", "sendMessage", "text", text), state));
    }

    private void run(String sql, Tuple values) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(values));
    }
}
