package dev.beseda.journeys.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.people.ScriptedBot;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Replies.Reply;
import dev.beseda.journeys.telegram.Telegram;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Telegram in a bad mood: whatever it refuses, loses, doubles or brings late, people get one answer to each message.
class StormJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();
    private static final Telegram TELEGRAM = PLATFORM.telegram();
    private static final List<String> MOODS = List.of("server_error", "html_error", "empty_body");
    private static final int PER_SECOND = 50;
    private static final int RETRY_AFTER = 6;

    @Test
    void aFloodedChatWaitsToTheSecondAndNobodyElseWaits() {
        var crowd = Crowd.gather(TELEGRAM, EchoBots.make(PLATFORM, 2), 8);
        var flooded = crowd.chats().getFirst();
        TELEGRAM.flood(flooded, 2, RETRY_AFTER);

        crowd.write(3 * 8, PER_SECOND);
        var replies = crowd.awaitReplies();

        var calls = TELEGRAM.calls(flooded);
        var refused = calls.stream().filter(StormJourney::isRefused).toList();
        assertThat(refused)
                .hasSize(2)
                .allSatisfy(call ->
                        assertThat(pauseAfter(call, calls)).isGreaterThanOrEqualTo(Duration.ofSeconds(RETRY_AFTER)))
                // A machine with other work to do is late now and then.
                .anySatisfy(call ->
                        assertThat(pauseAfter(call, calls)).isLessThanOrEqualTo(Duration.ofSeconds(RETRY_AFTER + 1)));
        var end = at(refused.getFirst()) + Duration.ofSeconds(RETRY_AFTER).toMillis();
        assertThat(replies.all())
                .filteredOn(reply -> reply.chat() != flooded.person())
                .extracting(Reply::atMillis)
                .allSatisfy(moment -> assertThat(moment).isLessThan(end));
        assertAnswered(crowd, 3);
    }

    @Test
    void serverErrorsPagesOfHtmlAndEmptyAnswersLoseAndDoubleNothing() {
        var bots = EchoBots.make(PLATFORM, 1);
        var crowd = Crowd.gather(TELEGRAM, bots, 10);
        IntStream.range(0, 9).forEach(number -> TELEGRAM.breakNext(crowd.chats().get(number), MOODS.get(number % 3)));

        crowd.write(50, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertThat(crowd.chats().stream()
                        .flatMap(chat -> TELEGRAM.calls(chat).stream())
                        .filter(call -> MOODS.contains(call.path("fault").asText())))
                .hasSize(9);
        assertThat(replies.repeated()).isEmpty();
        assertAnswered(crowd, 5);
    }

    @Test
    void updatesThatComeTwiceLateAndInAnotherOrderAreAnsweredOnceAndAsTheyCame() {
        var bots = EchoBots.make(PLATFORM, 1);
        var crowd = Crowd.gather(TELEGRAM, bots, 10);
        TELEGRAM.doubleUpdates(bots.getFirst(), 0.2);
        TELEGRAM.bringLate(bots.getFirst(), 0.1, Duration.ofMillis(300));
        TELEGRAM.reorderUpdates(bots.getFirst(), 0.2);

        crowd.write(100, PER_SECOND);
        var replies = crowd.awaitReplies();

        assertThat(TELEGRAM.takenAgain(bots.getFirst())).isPositive();
        assertThat(replies.repeated()).isEmpty();
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(withoutHello(TELEGRAM.takingOrder(chat))));
        assertThat(crowd.chats())
                .anySatisfy(chat -> assertThat(TELEGRAM.takingOrder(chat)).isNotEqualTo(upTo(10)));
    }

    @Test
    void whoShutsTheBotOutIsLeftInPeaceAndWelcomedBack() {
        var bot = ScriptedBot.make(PLATFORM, "/echo-bot.yaml");
        var chat = new Chat(bot.token(), TELEGRAM.newPerson("Ada", "en"));
        TELEGRAM.write(chat, "Hello");
        await().atMost(TestPlatform.PATIENCE).until(() -> said(chat) == 1);

        TELEGRAM.breakNext(chat, "blocked");
        TELEGRAM.write(chat, "1");
        await().atMost(TestPlatform.PATIENCE)
                .until(() -> bot.conversations(chat.person()).getFirst().hasNonNull("left_at"));
        TELEGRAM.block(chat, true);
        TELEGRAM.block(chat, false);
        TELEGRAM.write(chat, "2");

        await().atMost(TestPlatform.PATIENCE).until(() -> said(chat) == 2);
        assertThat(bot.conversations(chat.person()).getFirst().hasNonNull("left_at"))
                .isFalse();
        assertThat(bot.transcript(chat.person()))
                .extracting(line -> line.required("state").asText())
                .containsOnlyOnce("failed");
    }

    private static long said(Chat chat) {
        return TELEGRAM.calls(chat).stream()
                .filter(call -> call.required("ok").asBoolean())
                .count();
    }

    private static void assertAnswered(Crowd crowd, int each) {
        var replies = crowd.replies();
        assertThat(crowd.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, each).boxed().toList()));
    }

    private static List<Integer> withoutHello(List<Integer> order) {
        return order.stream().filter(number -> number > 0).toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static boolean isRefused(JsonNode call) {
        return call.path("fault").asText().equals("too_many_requests");
    }

    private static Duration pauseAfter(JsonNode call, List<JsonNode> calls) {
        var next = calls.get(calls.indexOf(call) + 1);
        return Duration.ofMillis(at(next) - at(call));
    }

    private static long at(JsonNode call) {
        return call.required("at_millis").asLong();
    }
}
