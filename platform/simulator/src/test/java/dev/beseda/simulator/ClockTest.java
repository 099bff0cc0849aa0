package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.simulator.TestWebhook.Told;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final TestPhone phone = new TestPhone();
    private final TestWebhook webhook = new TestWebhook();

    @AfterEach
    void stop() {
        phone.close();
        webhook.close();
    }

    @Test
    void aFrozenClockStandsAndGoesOnlyWhenItIsPutForward() {
        long standing = phone.control("POST", "clock", "{\"frozen\":true}")
                .path("at_millis")
                .asLong();

        var first = phone.write("one");
        phone.control("POST", "clock", "{\"advance_millis\":3600000}");
        var second = phone.write("two");

        assertThat(first.path("date").asLong()).isEqualTo(standing / 1_000);
        assertThat(second.path("date").asLong()).isEqualTo(standing / 1_000 + 3_600);
        assertThat(phone.control("GET", "clock", "").path("frozen").asBoolean()).isTrue();
    }

    @Test
    void aClockThatGoesOnKeepsItsLead() {
        long before = phone.control("GET", "clock", "").path("at_millis").asLong();

        phone.control("POST", "clock", "{\"advance_millis\":86400000}");

        assertThat(phone.control("GET", "clock", "").path("at_millis").asLong())
                .isBetween(before + 86_400_000, before + 86_400_000 + 60_000);
        phone.control("POST", "reset", "");
        assertThat(phone.control("GET", "clock", "").path("at_millis").asLong()).isLessThan(before + 60_000);
    }

    @Test
    void anUpdateNobodyTakesIsGoneAfterADay() {
        phone.simulator.freezeClock();
        phone.write("old");
        phone.simulator.advanceClock(Duration.ofHours(24));
        phone.write("new");

        var updates = phone.call("getUpdates", "{}").path("result");

        assertThat(updates).hasSize(1);
        assertThat(updates.at("/0/message/text").asText()).isEqualTo("new");
    }

    @Test
    void aTapIsGoneAfterHundredAndFiftySeconds() {
        phone.write("/start");
        long message = phone.sendButton("yes").path("message_id").asLong();
        phone.call("getUpdates", "{\"offset\":-1}");
        phone.simulator.freezeClock();
        var tapped = phone.tap(message, "yes");
        phone.simulator.advanceClock(Duration.ofSeconds(150));

        var updates = phone.call("getUpdates", "{}").path("result");
        var answer = phone.call(
                "answerCallbackQuery",
                "{\"callback_query_id\":\"%s\"}"
                        .formatted(tapped.path("callback_query_id").asText()));

        assertThat(updates).noneMatch(update -> update.has("callback_query"));
        assertThat(answer.path("description").asText())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void aWebhookIsTriedAgainWhenTheClockSaysSo() {
        phone.simulator.freezeClock();
        webhook.answerNext(new Told(503, "", "3600"));
        phone.call("setWebhook", "{\"url\":\"%s\"}".formatted(webhook.url()));
        phone.write("again");
        webhook.next();
        phone.awaitEvent("update_failed");

        phone.simulator.advanceClock(Duration.ofSeconds(3_599));
        assertThat(phone.events("update_delivered")).isEmpty();
        phone.simulator.advanceClock(Duration.ofSeconds(1));

        assertThat(webhook.next().text()).isEqualTo("again");
    }
}
