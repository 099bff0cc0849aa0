package dev.beseda.bot.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The partitions by month, in a database that was there before them and has messages.
class PartitionIT {
    private static final String BEFORE = "10";
    private static final String READ = "select id, direction, text, operator from message order by id, direction";

    private final Map<String, String> settings = Infrastructure.settingsWithFreshDatabase();

    @BeforeEach
    void furnish() throws SQLException {
        migrate(BEFORE);
        run("""
                insert into bot (id, workspace_id, name, telegram_id, sealed_token, sealed_secret)
                select gen_random_uuid(), gen_random_uuid(), 'Old', 1, '', ''
                """, """
                insert into conversation (id, workspace_id, bot_id, chat_id, state)
                select gen_random_uuid(), workspace_id, id, chat, '{}' from bot, generate_series(1, 2) as chat
                """, """
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                select ('0190000' || n || '-0000-7000-8000-000000000000')::uuid, id, n, 'said ' || n, now()
                from conversation, generate_series(1, 5) as n where chat_id = 1
                """, """
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                select 'f47ac10b-58cc-4372-a567-0e02b2c3d479', id, 6, 'without a time', now()
                from conversation where chat_id = 1
                """, """
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call)
                select ('0190000' || n || '-0000-7000-8000-000000000000')::uuid, bot_id, 1, id, 0, 'reply',
                    jsonb_build_object('method', 'sendMessage', 'text', 'answer ' || n)
                from conversation, generate_series(1, 5) as n where chat_id = 1
                """, """
                insert into operator_message (delivery_id, conversation_id, operator)
                select '01900001-0000-7000-8000-000000000000', id, 'ada' from conversation where chat_id = 1
                """);
    }

    @Test
    void whatWasSaidBeforeIsReadAsBefore() throws SQLException {
        var before = rows(READ);

        migrate("latest");

        assertThat(rows(READ)).hasSize(11).isEqualTo(before);
        assertThat(rows("select tableoid::regclass, count(*) from received_message group by 1 order by 2"))
                .containsExactly("received_message_default 1", "received_message_first 5");
    }

    @Test
    void whoLooksForAnIdLooksIntoOneMonth() throws SQLException {
        migrate("latest");

        var plan = rows("explain select * from delivery where id = uuid_at(now() + interval '40 days')");

        assertThat(String.join(" ", plan)).containsOnlyOnce("on delivery_");
    }

    @Test
    void indexesAndTheirNamesAreThoseOfBefore() throws SQLException {
        var sql = "select indexname from pg_indexes where tablename = 'delivery' order by 1";
        var before = rows(sql);

        migrate("latest");

        assertThat(rows(sql)).containsAll(before);
    }

    @Test
    void aConversationStillTakesItsMessagesWithIt() throws SQLException {
        migrate("latest");

        run("delete from conversation");

        assertThat(rows("select count(*) from message")).containsExactly("0");
    }

    @Test
    void aMessageWhoseMonthIsMissingIsTakenInAndMovesThereLater() throws SQLException {
        migrate("latest");
        run("""
                insert into received_message (id, conversation_id, telegram_id, text, received_at)
                select uuid_at(now() + interval '300 days'), id, 7, 'early', now() from conversation where chat_id = 1
                """);

        var made = rows("select add_month('received_message', now() + interval '300 days')");

        assertThat(made).containsExactly("t");
        assertThat(
                        rows(
                                "select tableoid::regclass::text like 'received_message_2%' from received_message where telegram_id = 7"))
                .containsExactly("t");
        assertThat(rows("select add_month('received_message', now() + interval '300 days')"))
                .containsExactly("f");
    }

    @Test
    void replicasMayMakeTheSameMonthAtTheSameTime() throws Exception {
        migrate("latest");
        Callable<List<String>> add = () -> rows("select add_month('delivery', now() + interval '300 days')");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = new ArrayList<String>();
            for (var one : threads.invokeAll(List.of(add, add, add))) {
                made.addAll(one.get());
            }

            assertThat(made).containsExactlyInAnyOrder("t", "f", "f");
        }
    }

    @Test
    void onlyMonthsThatAreOverAreTooOld() throws SQLException {
        migrate("latest");

        assertThat(rows("select months_before('delivery', now())")).isEmpty();
        assertThat(rows("select months_before('delivery', date_trunc('month', now(), 'UTC') + interval '32 days')"))
                .containsExactly("delivery_first");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                .locations("db/kit", "db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private void run(String... statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var columns = new ArrayList<String>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    columns.add(found.getString(column));
                }
                rows.add(String.join(" ", columns.stream().map(String::valueOf).toList()));
            }
            return rows;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
