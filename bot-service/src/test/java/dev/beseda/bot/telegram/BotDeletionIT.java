package dev.beseda.bot.telegram;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Bots that are deleted while people talk to them.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BotDeletionIT {
    private static final int PEOPLE = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = Api.as(UUID.randomUUID(), "owner");
    private final AtomicInteger number = new AtomicInteger(1);

    @RepeatedTest(3)
    void aBotCanBeDeletedWhilePeopleTalkToIt() throws Exception {
        var bot = echo(Telegram.bot());
        var goesOn = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var talkers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(_ -> threads.submit(() -> talk(bot, goesOn)))
                    .toList();
            await().atMost(PATIENCE).until(() -> conversations(bot) >= PEOPLE);

            var deleted = api.request().delete("/api/bots/" + bot);

            goesOn.set(false);
            for (var talker : talkers) {
                talker.get();
            }
            assertThat(deleted).hasStatus(202);
            assertThat(api.get("/api/bots/{id}", bot)).isProblem(404, "absent");
        }
        othersAreAnswered();
    }

    @Test
    void telegramIsToldToDeliverNothingMore() {
        var token = Telegram.bot();
        var bot = echo(token);
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);

        api.request().delete("/api/bots/" + bot).then().statusCode(202);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Telegram.webhookInfo(token).<String>path("result.url"))
                        .isEmpty());
    }

    @Test
    void telegramIsToldSoThoughAnotherBotHadTheNumberBefore() {
        var old = Telegram.bot();
        echo(old);
        Telegram.revoke(old);
        var token = old + "-fresh";
        var bot = echo(token);
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);

        api.request().delete("/api/bots/" + bot).then().statusCode(202);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Telegram.webhookInfo(token).<String>path("result.url"))
                        .isEmpty());
    }

    private void othersAreAnswered() {
        var token = Telegram.bot();
        var bot = echo(token);
        long ada = Telegram.person();
        Telegram.write(token, ada, "Hello");

        api.post("/api/bots/" + bot + "/start_polling").then().statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Telegram.said(token, ada)).containsExactly("Well!"));
    }

    private void talk(UUID bot, AtomicBoolean goesOn) {
        while (goesOn.get()) {
            for (int person = 1; person <= PEOPLE; person++) {
                FlowBot.put(bot + ":" + person, update(person));
            }
        }
    }

    private String update(int person) {
        return """
                {"update_id": %d, "message": {"message_id": 1, "from": {"id": %d, "first_name": "Ada"}, \
                "chat": {"id": %d}, "text": "Hello"}}""".formatted(number.incrementAndGet(), person, person);
    }

    private int conversations(UUID bot) {
        return api.get("/api/conversations?limit=200&bot_id={bot}", bot)
                .jsonPath()
                .getList("items")
                .size();
    }

    private UUID echo(String token) {
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Echo", "token", token)));
        var settings = Map.of("default_language", "en", "fallback_text", Map.of("en", "Well!"));
        api.put("/api/bots/" + bot + "/settings", settings).then().statusCode(200);
        return bot;
    }
}
