package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.world.bots.Backlog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {
    private final TestPhone phone = new TestPhone();

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void theOffsetConfirmsAllBeforeIt() {
        phone.write("one");
        long second = phone.write("two").path("update_id").asLong();
        phone.write("three");

        var all = texts(phone.call("getUpdates", "{}"));
        var again = texts(phone.call("getUpdates", "{\"limit\":1}"));
        var rest = texts(phone.call("getUpdates", "{\"offset\":%d}".formatted(second)));
        var left = texts(phone.call("getUpdates", "{}"));

        assertThat(all).containsExactly("one", "two", "three");
        assertThat(again).containsExactly("one");
        assertThat(rest).containsExactly("two", "three");
        assertThat(left).containsExactly("two", "three");
    }

    @Test
    void aNegativeOffsetKeepsTheNewestOnly() {
        phone.write("one");
        phone.write("two");

        assertThat(texts(phone.call("getUpdates", "{\"offset\":-1}"))).containsExactly("two");
        assertThat(texts(phone.call("getUpdates", "{}"))).containsExactly("two");
    }

    @Test
    void aPollWaitsForTheNextUpdate() throws Exception {
        var poll = phone.callLater("getUpdates", "{\"timeout\":20}");
        awaitPolling();

        phone.write("now");

        assertThat(texts(poll.get(30, TimeUnit.SECONDS))).containsExactly("now");
    }

    @Test
    void aLaterPollEndsTheEarlier() throws Exception {
        var earlier = phone.callLater("getUpdates", "{\"timeout\":20}");
        awaitPolling();

        phone.call("getUpdates", "{}");

        assertThat(earlier.get(30, TimeUnit.SECONDS).path("description").asText())
                .isEqualTo("Conflict: terminated by other getUpdates request;"
                        + " make sure that only one bot instance is running");
    }

    @Test
    void pollingAndAWebhookExcludeEachOther() throws Exception {
        var poll = phone.callLater("getUpdates", "{\"timeout\":20}");
        awaitPolling();

        phone.call("setWebhook", "{\"url\":\"http://127.0.0.1:9/\"}");
        var refused = phone.call("getUpdates", "{}");

        assertThat(poll.get(30, TimeUnit.SECONDS).path("description").asText())
                .isEqualTo("Conflict: terminated by setWebhook request");
        assertThat(refused.path("error_code").asInt()).isEqualTo(409);
        assertThat(refused.path("description").asText()).startsWith("Conflict: can't use getUpdates method while");
    }

    private static List<String> texts(JsonNode answer) {
        return StreamSupport.stream(answer.path("result").spliterator(), false)
                .map(update -> update.at("/message/text").asText())
                .toList();
    }

    /// Returns when a poll is waiting: then the backlog has a listener.
    private void awaitPolling() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!isPolled() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(isPolled()).isTrue();
    }

    private boolean isPolled() {
        return phone.simulator
                .inWorld(world -> world.bots()
                        .find(Long.toString(TestPhone.BOT))
                        .orElseThrow()
                        .backlog())
                .thenApply(Backlog::hasListener)
                .join();
    }
}
