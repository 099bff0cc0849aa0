package dev.beseda.bot.retention;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.SmallLimits;
import dev.beseda.bot.conversations.removal.MessageRemoval;
import dev.beseda.kit.Ids;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is too old goes, and nothing else. Months are made and dropped here: not in the database of the others.
@QuarkusTest
@TestProfile(SmallLimits.class)
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class RetentionIT {
    private static final int YEAR = 365;

    private final UUID workspace = UUID.randomUUID();
    private final Api api = Api.as(workspace, "owner");
    private UUID bot;

    @Inject
    DataSource database;

    @Inject
    RetentionWorker worker;

    @BeforeEach
    void makeABot() throws SQLException {
        bot = api.bot();
        // What the worker's own turn has locked would be passed over.
        run("update retention_run set next_at = now() + interval '1 day'");
    }

    @Test
    void aMonthGoesWholeWhenAllOfItIsTooOldAndNothingInItWaits() throws Throwable {
        run("drop table received_message_first", "drop table delivery_first");
        run(
                "select add_month('received_message', now() - make_interval(days => 400 * old)) from generate_series(0, 1) old");
        run("select add_month('delivery', now() - make_interval(days => 400 * old)) from generate_series(0, 2) old");
        var talk = conversation(10);
        receive(talk, 400);
        deliver(talk, 400, "sent");
        deliver(talk, 800, "queued");

        clean();

        assertThat(count("months_before('received_message', now() - interval '365 days')"))
                .isZero();
        assertThat(count("received_message where conversation_id = '%s'".formatted(talk)))
                .isZero();
        assertThat(count("delivery where conversation_id = '%s'".formatted(talk)))
                .isEqualTo(1);
    }

    @Test
    void aConversationOfWhichNothingIsHeardGoesWithAllThatHangsOnIt() throws Throwable {
        var idle = conversation(YEAR + 1);
        receive(idle, YEAR + 1);
        receive(idle, 3);
        deliver(idle, 3, "sent");
        run(
                "insert into person (bot_id, telegram_id, first_name, changed_at) values ('%s', 1, 'Ada', now() - interval '2 years')"
                        .formatted(bot));
        var alive = conversation(10);
        receive(alive, 3);

        clean();

        assertThat(count("conversation where id = '%s'".formatted(idle))).isZero();
        assertThat(count("received_message where conversation_id = '%s'".formatted(idle)))
                .isZero();
        assertThat(count("delivery where conversation_id = '%s'".formatted(idle)))
                .isZero();
        assertThat(count("person where bot_id = '%s' and telegram_id = 1".formatted(bot)))
                .isZero();
        assertThat(count("received_message where conversation_id = '%s'".formatted(alive)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timers = '{1}'",
                "called_at = now() - interval '2 years'",
                "taken_by = 'ada'",
                "state = '{\"asks\": [1]}'",
                "changed_at = now() - interval '364 days'",
            })
    void aConversationThatWaitsOrGoesOnStays(String change) throws Throwable {
        var waiting = conversation(YEAR + 1);
        run("update conversation set %s where id = '%s'".formatted(change, waiting));

        clean();

        assertThat(count("conversation where id = '%s'".formatted(waiting))).isEqualTo(1);
    }

    @Test
    void aConversationToWhichSomethingIsStillToBeSaidStays() throws Throwable {
        var waiting = conversation(YEAR + 1);
        deliver(waiting, 30, "queued");

        clean();

        assertThat(count("delivery where conversation_id = '%s'".formatted(waiting)))
                .isEqualTo(1);
    }

    @Test
    void aWorkspaceThatKeepsLessLosesItsOldMessagesAndNobodyElseDoes() throws Throwable {
        assertThat(api.put("/api/retention", Map.of("days", 30))).hasStatus(200);
        var talk = conversation(10);
        receive(talk, 31);
        receive(talk, 29);
        deliver(talk, 31, "sent");
        deliver(talk, 31, "queued");
        var other = new RetentionIT().of(database, Api.as(UUID.randomUUID(), "owner"));
        var theirs = other.conversation(10);
        other.receive(theirs, 31);

        clean();

        assertThat(count("received_message where conversation_id = '%s'".formatted(talk)))
                .isEqualTo(1);
        assertThat(count("delivery where conversation_id = '%s'".formatted(talk)))
                .isEqualTo(1);
        assertThat(count("received_message where conversation_id = '%s'".formatted(theirs)))
                .isEqualTo(1);
    }

    @Test
    void moreMessagesThanOneTurnDeletesGoAll() throws Throwable {
        var idle = conversation(YEAR + 1);
        run("""
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                select uuid_at(now() - n * interval '1 s'), '%s', n, '', now() from generate_series(1, %d) n
                """.formatted(idle, MessageRemoval.MOST_AT_ONCE + 1));

        clean();

        assertThat(count("received_message where conversation_id = '%s'".formatted(idle)))
                .isZero();
        assertThat(count("conversation where id = '%s'".formatted(idle))).isZero();
    }

    @Test
    void whatOtherServicesHaveSentGoesWithItsBotOrWhenItIsTooOld() throws Throwable {
        assertThat(api.put("/api/retention", Map.of("days", 30))).hasStatus(200);
        var gone = UUID.randomUUID();
        deliver("null", gone, 3, "sent");
        deliver("null", bot, 31, "sent");
        deliver("null", bot, 29, "sent");

        clean();

        assertThat(count("delivery where bot_id = '%s'".formatted(gone))).isZero();
        assertThat(count("delivery where bot_id = '%s'".formatted(bot))).isEqualTo(1);
    }

    @Test
    void whoTalksInAGroupIsRememberedAsLongAsTheBotIsInOne() throws Throwable {
        var unused = conversation(10, -7);
        run(
                "insert into person (bot_id, telegram_id, first_name, changed_at) values ('%s', 1, 'Ada', now() - interval '2 years')"
                        .formatted(bot));

        clean();

        assertThat(count("person where bot_id = '%s'".formatted(bot))).isEqualTo(1);
    }

    @Test
    void oldVersionsGoExceptForTheNewestAndThoseInWhichSomebodyStands() throws Throwable {
        var scenario = api.scenario(bot);
        var unused = api.step(scenario, "end", Map.of());
        for (int version = 1; version <= 13; version++) {
            assertThat(api.post("/api/scenarios/" + scenario + "/publish")).hasStatus(200);
        }
        run("update scenario_version set published_at = now() - interval '2 years' where scenario_id = '%s'"
                .formatted(scenario));
        var talk = conversation(10);
        run("""
                update conversation set state = jsonb_build_object('waiting', jsonb_build_object('version',
                    (select id from scenario_version where scenario_id = '%s' and number = 2))) where id = '%s'
                """.formatted(scenario, talk));

        clean();

        assertThat(api.get("/api/scenarios/{id}/versions", scenario).jsonPath().getList("items.number", Integer.class))
                .containsExactly(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 2);
    }

    @Test
    void anOwnerSaysHowLongThingsAreKept() {
        assertThat(api.get("/api/retention").jsonPath().<String, Object>getMap(""))
                .isEqualTo(Map.of("default_days", YEAR));

        assertThat(api.put("/api/retention", Map.of("days", 90))).hasStatus(200);

        assertThat(api.get("/api/retention").jsonPath().getInt("days")).isEqualTo(90);
        assertThat(api.put("/api/retention", Map.of("days", 0))).isBadField("days");
        assertThat(Api.as(workspace, "editor").put("/api/retention", Map.of("days", 90)))
                .isProblem(403, "forbidden");
        assertThat(api.put("/api/retention", Map.of())).hasStatus(200);
        assertThat(api.get("/api/retention").jsonPath().<Integer>get("days")).isNull();
    }

    private RetentionIT of(DataSource same, Api owner) {
        database = same;
        bot = owner.bot();
        return this;
    }

    /// A month for which its lock could not be had at once is dropped by the next look.
    private void clean() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> worker.clean()
                .onFailure(failure -> String.valueOf(failure).contains("55P03"))
                .retry()
                .atMost(40));
    }

    private UUID conversation(int daysAgo) throws SQLException {
        return conversation(daysAgo, 1);
    }

    /// Begun two years ago.
    private UUID conversation(int daysAgo, long chat) throws SQLException {
        var id = new UUID(
                Ids.leastOf(Instant.now().minus(Duration.ofDays(2L * YEAR))).getMostSignificantBits(),
                Ids.next().getLeastSignificantBits());
        run("""
                insert into conversation (id, workspace_id, bot_id, chat_id, state, changed_at)
                select '%s', workspace_id, id, coalesce((select max(chat_id) from conversation where bot_id = bot.id), 0) + %d,
                    '{}', now() - interval '%d days' from bot where id = '%s'
                """.formatted(id, chat, daysAgo, bot));
        return id;
    }

    private void receive(UUID conversation, int daysAgo) throws SQLException {
        run("""
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                values (%s, '%s', 1, 'Hello', now())
                """.formatted(idOf(daysAgo), conversation));
    }

    private void deliver(UUID conversation, int daysAgo, String state) throws SQLException {
        deliver("'" + conversation + "'", bot, daysAgo, state);
    }

    private void deliver(String conversation, UUID of, int daysAgo, String state) throws SQLException {
        run("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, ended_at, due_at)
                values (%s, '%s', 1, %s, 99, 'reply', '{}', '%s', %s, now())
                """.formatted(idOf(daysAgo), of, conversation, state, state.equals("queued") ? "null" : "now()"));
    }

    /// As ids are: their time, and behind it what tells those of one moment apart.
    private static String idOf(int daysAgo) {
        return "overlay(uuid_at(now() - interval '%d days 1 s')::text placing '%s' from 20)::uuid"
                .formatted(daysAgo, UUID.randomUUID().toString().substring(19));
    }

    private int count(String what) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void run(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : List.of(statements)) {
                statement.execute(sql);
            }
        }
    }
}
