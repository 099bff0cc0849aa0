package dev.beseda.journeys.failures;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.people.KnownBot;
import dev.beseda.journeys.platform.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each replica is restarted in its turn, and nobody who comes meanwhile is refused: neither Telegram nor the
/// callers of the API.
@Tag(TestPlatform.REPLICATED)
class RollingRestartJourney {
    private static final int CALLERS = 4;
    private static final int SOME = 200;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final TestPlatform PLATFORM = TestPlatform.replicated();

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger updates = new AtomicInteger();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    @Test
    void aRollingRestartUnderLoadRefusesNothing() {
        var bot = KnownBot.register(PLATFORM);
        await("the gateways know the bot")
                .atMost(TestPlatform.PATIENCE)
                .until(() -> send(update(bot)) == 200 && send(update(bot)) == 200);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(() -> callUntilOver(bot));
            }
            restartInTurn();
            over.set(true);
        }

        Map<Integer, Long> counted = statuses.stream().collect(groupingBy(status -> status, counting()));
        System.out.println("A rolling restart of two gateways: answers by status " + counted);
        assertThat(counted).containsOnlyKeys(200);
        assertThat(statuses).hasSizeGreaterThan(SOME);
    }

    private void restartInTurn() {
        for (var gateway : List.of("gateway", "gateway-2")) {
            var management = PLATFORM.stack().managementUrl(gateway);
            int before = statuses.size();
            var back = PLATFORM.restart(gateway);
            await(gateway + " says that it ends, while it still answers")
                    .atMost(TestPlatform.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> send(ready(management)) == 503);
            back.run();
            await("answers of both").atMost(TestPlatform.PATIENCE).until(() -> statuses.size() > before + SOME);
        }
    }

    private void callUntilOver(KnownBot bot) {
        while (!over.get()) {
            statuses.add(send(update(bot)));
            statuses.add(send(bots()));
        }
    }

    private HttpRequest update(KnownBot bot) {
        var body = "{\"update_id\": %d, \"message\": {\"chat\": {\"id\": 42}, \"text\": \"x\"}}"
                .formatted(updates.incrementAndGet());
        return HttpRequest.newBuilder(URI.create(PLATFORM.publicUrl() + "/telegram/" + bot.id()))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", bot.secret())
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest bots() {
        return HttpRequest.newBuilder(URI.create(PLATFORM.publicUrl() + "/api/bots"))
                .header("Authorization", "Bearer " + PLATFORM.adminToken())
                .build();
    }

    private static HttpRequest ready(URI management) {
        return HttpRequest.newBuilder(management.resolve("/q/health/ready")).build();
    }

    /// The status of the answer; 0 when there was none.
    private static int send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
