package dev.beseda.bot.conversations;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.contracts.Topics;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/// What another release has stored, and this one can't read.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class UnreadableIT {
    private static final String OF_ANOTHER_RELEASE = """
            update conversation set state = '{"language": "en", "waiting": {"version": "of another kind"}}' where id = $1
            """;

    @Inject
    Pool pool;

    private static ScriptedBot delaying() {
        return ScriptedBot.delaying("1h", "Now!");
    }

    @Test
    void theUpdatesOfOneConversationAreSetAsideAndThoseOfOthersAnswered() throws Throwable {
        var bot = delaying();
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.");
        run(OF_ANOTHER_RELEASE, bot.conversation(ada));
        long john = ScriptedBot.person();

        bot.says(ada, "Hello");
        bot.says(john, "/start");

        bot.hasSaid(john, "Wait.");
        assertThat(dead(bot.id() + ":" + ada)).isTrue();
        assertThat(bot.said(ada)).containsExactly("Wait.");
    }

    @Test
    void theTimersOfOneConversationWaitForAnotherReleaseAndThoseOfOthersFire() throws Throwable {
        var bot = delaying();
        long ada = ScriptedBot.person();
        long john = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.says(john, "/start");
        bot.hasSaid(ada, "Wait.");
        bot.hasSaid(john, "Wait.");
        run(OF_ANOTHER_RELEASE, bot.conversation(ada));

        due(bot.conversation(ada));
        due(bot.conversation(john));

        bot.hasSaid(john, "Wait.", "Now!");
        eventually(() -> assertThat(waiting(bot.conversation(ada))).isEqualTo(1));
    }

    @Test
    void aRequestThatCannotBeReadIsLeftToAnotherReleaseAndThoseOfOthersAreMade() throws Throwable {
        var bot = delaying();
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Wait.");
        run("""
                insert into http_request (id, conversation_id, bot_id, ticket, request)
                select gen_random_uuid(), id, bot_id, number, case number when 1 then '{"verb": "GET"}' else
                    '{"method": "GET", "url": "http://nowhere.invalid/", "headers": {}, "saves": {}}' end::jsonb
                from conversation, generate_series(1, 2) as number where id = $1
                """, bot.conversation(ada));

        eventually(() -> assertThat(count(
                        "select count(*) from http_request where conversation_id = $1 and ticket = 2",
                        bot.conversation(ada)))
                .isZero());
        eventually(() -> assertThat(count(
                        "select count(*) from http_request where conversation_id = $1 and attempts = 0",
                        bot.conversation(ada)))
                .isEqualTo(1));
    }

    /// A new timer is told of, so that somebody looks.
    private void due(UUID conversation) throws Throwable {
        run("update timer set due_at = now() where conversation_id = $1", conversation);
        run(
                "select pg_notify('beseda_timer', (extract(epoch from now()) * 1000)::bigint::text) where $1::uuid is not null",
                conversation);
    }

    private long waiting(UUID conversation) throws Throwable {
        return count("select count(*) from timer where conversation_id = $1 and due_at > now()", conversation);
    }

    private long count(String sql, UUID id) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                        () -> pool.preparedQuery(sql).execute(Tuple.of(id)))
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String sql, UUID id) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> pool.preparedQuery(sql).execute(Tuple.of(id)));
    }

    private static boolean dead(String key) {
        var kafka = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var reader = TopicReader.of(kafka, Topics.dead(Topics.TELEGRAM_UPDATES))) {
            return reader.readUntil(records -> records.stream().anyMatch(record -> key.equals(record.key()))).stream()
                    .anyMatch(record -> key.equals(record.key()));
        }
    }
}
