package dev.beseda.bot.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A large fleet that is polled for: every bot is answered, and registering it takes moments.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ManyBotsIT {
    private static final int BOTS = Integer.getInteger("beseda.test.bots", 200);
    private static final int AT_A_TIME = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api = Api.as(UUID.randomUUID(), "owner");

    @Test
    void eachOfThemIsPolledForAndAnswers() {
        var tokens = IntStream.range(0, BOTS).mapToObj(_ -> Telegram.bot()).toList();
        long ada = Telegram.person();

        var begun = Instant.now();
        forAll(tokens, this::register);
        var registered = Duration.between(begun, Instant.now());
        forAll(tokens, token -> Telegram.write(token, ada, "Hello"));

        assertThat(registered).as("registering %d bots", BOTS).isLessThan(Duration.ofMillis(400L * BOTS));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(tokens)
                        .allSatisfy(
                                token -> assertThat(Telegram.said(token, ada)).containsExactly("Well!")));
    }

    private void register(String token) {
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Echo", "token", token)));
        var settings = Map.of("default_language", "en", "fallback_text", Map.of("en", "Well!"));
        api.put("/api/bots/" + bot + "/settings", settings).then().statusCode(200);
        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);
    }

    private static void forAll(List<String> tokens, Consumer<String> work) {
        try (var threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            var done = tokens.stream()
                    .<Future<?>>map(token -> threads.submit(() -> work.accept(token)))
                    .toList();
            for (var one : done) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
