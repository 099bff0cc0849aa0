package dev.beseda.bot.conversations;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.contracts.Topics;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What other systems tell of a person may be much; the service goes on.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class LargeTalkIT {
    private static final int EVENTS = 4;
    private static final int VARIABLES = 50;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Pool pool;

    @Test
    void fourEventsOfFiftyLongVariablesStopNeitherTheirBotNorTheOthers() {
        var bot = new ScriptedBot()
                .on("command", "start", new Step("hello", "message", Map.of("text", "Hello")))
                .on("event", "told", new Step("noted", "message", Map.of("text", "Noted")))
                .on("command", "ask", new Step("reply", "llm_reply", Map.of("instructions", "Be kind.")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Hello");
        IntStream.range(0, EVENTS).forEach(number -> tell(bot, ada, number));

        bot.says(ada, "/ask");
        var asked = bot.conversation(ada);
        long bob = ScriptedBot.person();
        bot.says(bob, "/ask");
        var other = bot.conversation(bob);

        try (var reader = TopicReader.of(kafka, Topics.LLM_COMMANDS)) {
            var keys = reader
                    .readUntil(found -> found.stream().anyMatch(one -> one.key().equals(asked.toString()))
                            && found.stream().anyMatch(one -> one.key().equals(other.toString())))
                    .stream()
                    .map(record -> record.key())
                    .collect(Collectors.toSet());
            assertThat(keys).contains(asked.toString(), other.toString());
        }
        eventually(() -> assertThat(pool.query("select count(*)::int from outbox")
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .iterator()
                        .next()
                        .getInteger(0))
                .isZero());
    }

    private static void tell(ScriptedBot bot, long person, int number) {
        var variables = IntStream.range(0, VARIABLES)
                .boxed()
                .collect(Collectors.<Integer, String, Object>toMap(
                        variable -> "v_" + number + "_" + variable, variable -> "я".repeat(4_096)));
        var told = bot.event(person, "told", variables);
        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
    }
}
