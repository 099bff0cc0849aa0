package dev.beseda.bot.telegram;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A Telegram that does not answer while callers of the API wait for it.
@QuarkusTest
@TestProfile(LiveCallsIT.LittlePatience.class)
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class LiveCallsIT {
    private static final int MANY = 1000;

    private final Api api = Api.ofNewWorkspace();
    private final Api others = Api.ofNewWorkspace();

    public static class LittlePatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("bot.live-calls.of-a-workspace", "2", "bot.live-calls.time", "5s");
        }
    }

    @Test
    void aWorkspaceWaitsInFewRequestsAndNoneOfThemForLong() {
        var stuck = Stream.generate(() -> hanging("setWebhook")).limit(6).toList();
        var well = botWith(others, Telegram.bot());

        var answers = atOnce(stuck.stream()
                .<Supplier<Response>>map(bot -> () -> api.post("/api/bots/" + bot + "/set_webhook"))
                .toList());
        var served = others.post("/api/bots/" + well + "/set_webhook");

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer).isProblem(503, "overloaded").hasHeader("Retry-After", "2"));
        assertThat(sentences(answers))
                .contains(
                        "2 requests of this workspace wait for Telegram already: try again in a few seconds",
                        "Telegram has not answered within 5000 ms: try again in a few seconds");
        assertThat(served).hasStatus(200);
    }

    @Test
    void aLookAtABotEndsInTimeAndSaysThatTelegramIsSilent() {
        var bot = hanging("getMe");

        var looked = api.get("/api/bots/{id}/health", bot);

        assertThat(looked).hasStatus(200).has("findings[0].code", "telegram_silent");
        assertThat(looked.time()).isLessThan(15_000);
    }

    private UUID hanging(String method) {
        var token = Telegram.bot();
        var bot = botWith(api, token);
        Telegram.fail(token, method, "time_out", MANY);
        return bot;
    }

    private static UUID botWith(Api api, String token) {
        return Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", token)));
    }

    private static List<Response> atOnce(List<Supplier<Response>> requests) {
        var begun = requests.stream()
                .map(request -> CompletableFuture.supplyAsync(
                        request, task -> Thread.ofVirtual().start(task)))
                .toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> sentences(List<Response> answers) {
        return answers.stream().map(answer -> answer.<String>path("detail")).toList();
    }
}
