package dev.beseda.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.TestWebhook.Told;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.spec.Specification;
import dev.beseda.simulator.spec.Type;
import dev.beseda.simulator.spec.Validator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final int RETRY_BASE_MILLIS = 50;

    private final TestPhone phone =
            new TestPhone(Map.of("SIMULATOR_WEBHOOK_RETRY_BASE_MILLIS", Integer.toString(RETRY_BASE_MILLIS)));
    private final TestWebhook webhook = new TestWebhook();

    @AfterEach
    void stop() {
        phone.close();
        webhook.close();
    }

    @Test
    void updatesCarryTheSecretAndAreAsDocumented() {
        setWebhook();

        var written = phone.write("/start promo");
        var arrival = webhook.next();

        assertThat(arrival.secret()).contains("s3cret");
        assertThat(arrival.update().path("update_id")).isEqualTo(written.path("update_id"));
        assertThat(arrival.update().at("/message/entities/0/type").asText()).isEqualTo("bot_command");
        assertValid(arrival.update());
    }

    @Test
    void mentionsInWhatPeopleWriteAreMarked() {
        setWebhook();

        var unused = phone.write("Ask @SurveyBot, not me@example.org");
        var entities = webhook.next().update().at("/message/entities");

        assertThat(entities).hasSize(1);
        assertThat(entities.at("/0/type").asText()).isEqualTo("mention");
        assertThat(entities.at("/0/offset").asInt()).isEqualTo(4);
        assertThat(entities.at("/0/length").asInt()).isEqualTo("@SurveyBot".length());
    }

    @Test
    void aListenerInTheSameProcessHearsOfAnUpdateWhenItIsTaken() throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        phone.simulator.onTaken(
                (bot, lane, update, nanoTime) -> heard.add(bot + " " + (lane == phone.user) + " " + update));
        setWebhook();
        webhook.answerNext(Told.status(500));

        long update = phone.write("Hello").path("update_id").asLong();

        assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("4242 true " + update);
        assertThat(heard).isEmpty();
    }

    @Test
    void tapsAndBlocksAreAsDocumentedToo() {
        setWebhook();
        phone.write("/start");
        webhook.next();

        phone.tap(phone.sendButton("yes").path("message_id").asLong(), "yes");
        var tap = webhook.next().update();
        phone.control("POST", "blocks", "{\"bot\":4242,\"user\":%d,\"blocked\":true}".formatted(phone.user));
        var block = webhook.next().update();

        assertThat(tap.at("/callback_query/data").asText()).isEqualTo("yes");
        assertThat(block.at("/my_chat_member/new_chat_member/status").asText()).isEqualTo("kicked");
        assertValid(tap);
        assertValid(block);
    }

    @Test
    void updateIdsRiseByOneAndTheOrderWithinAChatIsKept() {
        setWebhook();

        IntStream.range(0, 50).forEach(number -> phone.write("text " + number));
        var arrivals = IntStream.range(0, 50).mapToObj(number -> webhook.next()).toList();

        long first = arrivals.getFirst().update().path("update_id").asLong();
        assertThat(arrivals)
                .extracting(TestWebhook.Arrival::text)
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(number -> "text " + number)
                        .toList());
        assertThat(arrivals)
                .extracting(arrival -> arrival.update().path("update_id").asLong() - first)
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(number -> (long) number).toList());
    }

    @Test
    void aSlowUpdateHoldsUpItsOwnChatOnly() throws InterruptedException {
        var release = new CountDownLatch(1);
        webhook.answerNext(update -> held(release));
        setWebhook();
        long other = phone.control("POST", "users", "{\"first_name\":\"Bob\"}")
                .path("id")
                .asLong();

        phone.write("slow");
        var slow = webhook.next();
        phone.write("behind");
        phone.control("POST", "messages", "{\"bot\":4242,\"user\":%d,\"text\":\"beside\"}".formatted(other));
        var beside = webhook.next();
        release.countDown();
        var behind = webhook.next();

        assertThat(List.of(slow.text(), beside.text(), behind.text())).containsExactly("slow", "beside", "behind");
    }

    @Test
    void aFailedUpdateIsTriedAtOnceAndThenEverLater() {
        IntStream.range(0, 4).forEach(number -> webhook.answerNext(Told.status(500)));
        setWebhook();

        phone.write("first");
        phone.write("second");
        var tries = IntStream.range(0, 5).mapToObj(number -> webhook.next()).toList();
        var after = webhook.next();

        assertThat(tries).extracting(TestWebhook.Arrival::text).containsOnly("first");
        assertThat(after.text()).isEqualTo("second");
        assertThat(millisBetween(tries.get(1), tries.get(2))).isGreaterThanOrEqualTo(RETRY_BASE_MILLIS - 1);
        assertThat(millisBetween(tries.get(2), tries.get(3))).isGreaterThanOrEqualTo(2 * RETRY_BASE_MILLIS - 1);
        assertThat(millisBetween(tries.get(3), tries.get(4))).isGreaterThanOrEqualTo(4 * RETRY_BASE_MILLIS - 1);
        assertThat(phone.events("update_failed"))
                .extracting(event -> event.path("attempt").asInt() + " "
                        + event.path("status").asInt())
                .containsExactly("1 500", "2 500", "3 500", "4 500");
    }

    @Test
    void theWebhooksOwnWishForALaterTryIsHeard() {
        webhook.answerNext(new Told(503, "", "1"));
        setWebhook();

        phone.write("later");
        var first = webhook.next();
        var second = webhook.next();

        assertThat(millisBetween(first, second)).isGreaterThanOrEqualTo(999);
    }

    @Test
    void theLastErrorAndWhatWaitsAreTold() {
        phone.write("waits");
        phone.call("setWebhook", "{\"url\":\"http://127.0.0.1:9/\",\"max_connections\":7}");
        var failed = phone.control("GET", "chats/4242/%d?wait_millis=0".formatted(phone.user), "");

        awaitFailure();
        var info = phone.call("getWebhookInfo", "{}").path("result");

        assertThat(failed).hasSize(1);
        assertThat(info.path("pending_update_count").asInt()).isEqualTo(1);
        assertThat(info.path("max_connections").asInt()).isEqualTo(7);
        assertThat(info.path("last_error_message").asText()).isEqualTo("Connection refused");
    }

    @Test
    void updatesWaitForAWebhookThatComesLaterUnlessTheyAreDropped() {
        phone.write("dropped");
        phone.call("deleteWebhook", "{\"drop_pending_updates\":true}");
        phone.write("kept");

        setWebhook();

        assertThat(webhook.next().text()).isEqualTo("kept");
    }

    @Test
    void aMethodInTheAnswerIsPerformed() {
        var reply = "{\"method\":\"sendMessage\",\"chat_id\":%d,\"text\":\"By the way\"}".formatted(phone.user);
        webhook.answerNext(new Told(200, reply, ""));
        setWebhook();

        long after = phone.write("Hello").path("message_id").asLong();
        var news = phone.control("GET", "chats/4242/%d?after=%d&wait_millis=30000".formatted(phone.user, after), "");

        assertThat(news.path(0).path("text").asText()).isEqualTo("By the way");
        assertThat(news.path(0).path("from").asText()).isEqualTo("bot");
    }

    @Test
    void unwantedKindsAreNotSent() {
        phone.call("setWebhook", "{\"url\":\"%s\",\"allowed_updates\":[\"message\"]}".formatted(webhook.url()));
        phone.write("/start");
        webhook.next();

        var tap = phone.tap(phone.sendButton("yes").path("message_id").asLong(), "yes");
        phone.write("next");

        assertThat(tap.has("update_id")).isFalse();
        assertThat(webhook.next().text()).isEqualTo("next");
    }

    @Test
    void aSecretWithForbiddenLettersAndAWrongAddressAreRefused() {
        var secret = phone.call("setWebhook", "{\"url\":\"http://127.0.0.1:9/\",\"secret_token\":\"a b\"}");
        var address = phone.call("setWebhook", "{\"url\":\"ftp://example\"}");

        assertThat(secret.path("description").asText())
                .isEqualTo("Bad Request: secret token contains unallowed characters");
        assertThat(address.path("description").asText())
                .isEqualTo("Bad Request: bad webhook: invalid webhook URL specified");
    }

    private void setWebhook() {
        var arguments = Json.object().put("url", webhook.url()).put("secret_token", "s3cret");
        assertThat(phone.call("setWebhook", arguments).path("description").asText())
                .isEqualTo("Webhook was set");
    }

    /// The first failure is logged before the second try starts, so asking again soon sees it.
    private void awaitFailure() {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (phone.events("update_failed").isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(phone.events("update_failed")).isNotEmpty();
    }

    private static Told held(CountDownLatch release) {
        try {
            assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Told.status(200);
    }

    private static long millisBetween(TestWebhook.Arrival earlier, TestWebhook.Arrival later) {
        return (later.nanoTime() - earlier.nanoTime()) / 1_000_000;
    }

    private static void assertValid(JsonNode update) {
        var checked = Validator.strict(Specification.load()).value(new Type.Named("Update"), update, "update");
        assertThat(checked).isEqualTo(update);
    }
}
