package dev.beseda.bot.removal;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of a bot that was deleted.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class RemovalIT {
    private static final String PEOPLE = """
            with bot as (select id, workspace_id from bot where id = $1),
                spoken as (
                    insert into conversation (id, workspace_id, bot_id, chat_id, state)
                    select gen_random_uuid(), workspace_id, id, 1000000 + chat, '{"language": "en"}'
                    from bot, generate_series(1, 2000) as chat returning id, bot_id, chat_id),
                known as (
                    insert into person (bot_id, telegram_id, first_name) select bot_id, chat_id, 'Ada' from spoken),
                late as (insert into timer (conversation_id, ticket, due_at) select id, 1, now() from spoken),
                asked as (
                    insert into http_request (id, conversation_id, bot_id, ticket, request)
                    select gen_random_uuid(), id, bot_id, 1, '{}' from spoken),
                told as (
                    insert into received_message (id, conversation_id, telegram_id, text, received_at)
                    select gen_random_uuid(), id, number, 'Hello', now()
                    from spoken, generate_series(1, 50) as number)
            insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, ended_at)
            select gen_random_uuid(), bot_id, chat_id, id, 0, 'reply', '{}', 'sent', now() from spoken
            """;
    private static final String ORDERED = """
            insert into delivery (id, bot_id, chat_id, shard, lane, call, state, ended_at)
            select gen_random_uuid(), $1, number, 0, 'broadcast', '{}', 'sent', now()
            from generate_series(1, 3000) as number
            """;
    private static final String TABLES = """
            select table_name, column_name from information_schema.columns join information_schema.tables
                using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and column_name in ('bot_id', 'conversation_id')
            """;

    @Inject
    Pool pool;

    private static ScriptedBot delaying() {
        return ScriptedBot.delaying("1s", "Now, {first_name}!");
    }

    @Test
    void ofALargeBotNothingIsLeftAndOthersAreOnTimeMeanwhile() throws Throwable {
        var large = delaying();
        run(PEOPLE, large.id());
        run(ORDERED, large.id());
        var conversations = ids("select id from conversation where bot_id = $1", large.id());
        var other = delaying();
        long john = ScriptedBot.person();

        var deleted = large.as("editor").request().delete("/api/bots/" + large.id());

        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(count("select count(*) from conversation where bot_id = $1", large.id()))
                .isPositive();
        other.says(john, "/start");
        other.hasSaid(john, "Wait.", "Now, Ada!");
        eventually(() -> assertThat(count("select count(*) from bot_record where id = $1", large.id()))
                .isZero());
        assertThat(left(large.id(), conversations)).isEmpty();
    }

    @Test
    void aConversationThatSomebodyHoldsDelaysTheAnswerOfNobody() throws Throwable {
        var bot = delaying();
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.", "Now, Ada!");
        var conversation = bot.conversation(ada);
        var holder = VertxContextSupport.subscribeAndAwait(() -> pool.getConnection());
        VertxContextSupport.subscribeAndAwait(() -> holder.begin()
                .chain(() -> holder.preparedQuery("select from conversation where id = $1 for update")
                        .execute(Tuple.of(conversation))));

        var deleted = bot.as("editor").request().delete("/api/bots/" + bot.id());
        var smaller = delaying();
        smaller.as("editor").request().delete("/api/bots/" + smaller.id());

        assertThat(deleted.statusCode()).isEqualTo(202);
        eventually(() -> assertThat(count("select count(*) from bot_record where id = $1", smaller.id()))
                .isZero());
        VertxContextSupport.subscribeAndAwait(() -> holder.query("rollback").execute());
        VertxContextSupport.subscribeAndAwait(() -> holder.close());
        eventually(() -> assertThat(count("select count(*) from bot_record where id = $1", bot.id()))
                .isZero());
    }

    @Test
    void theTokenServesAnotherBotAtOnce() {
        var token = Telegram.bot();
        var api = Api.ofNewWorkspace();
        var bot = Api.created(api.post("/api/bots", Map.of("name", "First", "token", token)));

        api.request().delete("/api/bots/" + bot).then().statusCode(202);

        Api.created(api.post("/api/bots", Map.of("name", "Second", "token", token)));
        assertThat(api.request().delete("/api/bots/" + bot).statusCode()).isEqualTo(404);
    }

    /// The tables in which something of the bot is left, or of its conversations.
    private List<String> left(UUID bot, UUID[] conversations) throws Throwable {
        var tables = VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery(TABLES).execute());
        assertThat(tables.size()).isGreaterThan(8);
        var found = new ArrayList<String>();
        for (var row : tables) {
            var column = row.getString(1);
            var sql = "select count(*) from %s where %s = any($1)".formatted(row.getString(0), column);
            if (count(sql, column.equals("bot_id") ? new UUID[] {bot} : conversations) > 0) {
                found.add(row.getString(0));
            }
        }
        return found;
    }

    private UUID[] ids(String sql, UUID bot) throws Throwable {
        var rows = VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery(sql).execute(Tuple.of(bot)));
        var ids = new ArrayList<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids.toArray(UUID[]::new);
    }

    private long count(String sql, Object value) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                        () -> pool.preparedQuery(sql).execute(Tuple.of(value)))
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, UUID bot) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(Tuple.of(bot)));
    }
}
