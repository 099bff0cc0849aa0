package dev.beseda.bot.telegram.streaming.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamedReplyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Answer DONE = new Answer.Done(OptionalLong.empty(), "");
    private static final ReplyPreview ONE = new ReplyPreview.SoFar("One");
    private static final ReplyPreview TWO = new ReplyPreview.SoFar("One two");

    private final Draft draft = draft(7, Streaming.EDITS);

    private static Draft draft(long chat, Streaming style) {
        return new Draft(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), chat, Set.of(1L), "en", style);
    }

    private StreamedReply hearing(StreamedReply streamedReply, String text) {
        return streamedReply.hearing(new LlmHint.Grown(streamedReply.draft(), text), NOW);
    }

    private StreamedReply begun() {
        return hearing(StreamedReply.of(draft), "One").begun(ONE, NOW);
    }

    @Test
    void theFirstSightIsDueAtOnceAndWhatIsShownIsNotShownAgain() {
        var heard = hearing(StreamedReply.of(draft), "One");

        assertThat(heard.due(NOW)).contains(ONE);
        assertThat(hearing(heard.begun(ONE, NOW), "One").due(NOW.plusSeconds(60)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 1000", "-7, 3000"})
    void changesKeepTheirDistance(long chat, long millis) {
        var streamedReply = hearing(
                hearing(StreamedReply.of(draft(chat, Streaming.EDITS)), "One").begun(ONE, NOW), "One two");

        assertThat(streamedReply.due(NOW.plusMillis(millis - 1))).isEmpty();
        assertThat(streamedReply.next(NOW)).contains(NOW.plusMillis(millis));
        assertThat(streamedReply.due(NOW.plusMillis(millis))).contains(TWO);
    }

    @Test
    void ofWhatWasHeardMeanwhileOnlyTheNewestIsShown() {
        var streamedReply = hearing(hearing(begun(), "One t"), "One two");

        assertThat(streamedReply.due(NOW.plusSeconds(1))).contains(TWO);
    }

    @Test
    void floodsMakeChangesSeldomAndSuccessesOftenAgain() {
        var flood = new Answer.Flooded(Duration.ofSeconds(1));
        var flooded = hearing(begun(), "One two").answered(TWO, flood, NOW).answered(TWO, flood, NOW);

        assertThat(flooded.due(NOW.plusMillis(3_999))).isEmpty();
        assertThat(flooded.due(NOW.plusSeconds(4))).contains(TWO);
        assertThat(flooded.answered(TWO, DONE, NOW).pace().pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(flooded.answered(TWO, DONE, NOW)
                        .answered(TWO, DONE, NOW)
                        .pace()
                        .pause())
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void telegramIsLeftAloneForAsLongAsItWants() {
        var flooded = hearing(begun(), "One two").answered(TWO, new Answer.Flooded(Duration.ofSeconds(30)), NOW);

        assertThat(flooded.due(NOW.plusMillis(29_999))).isEmpty();
        assertThat(flooded.due(NOW.plusSeconds(30))).contains(TWO);
    }

    @Test
    void noPauseIsLongerThanAMinuteUnlessTelegramSaysSo() {
        var streamedReply = hearing(begun(), "One two");
        for (int times = 0; times < 20; times++) {
            streamedReply = streamedReply.answered(TWO, new Answer.Silent("lost"), NOW);
        }

        assertThat(streamedReply.next(NOW)).contains(NOW.plusSeconds(60));
    }

    @Test
    void whatTelegramRefusesIsNotShownAgainButWhatComesAfterItMayBe() {
        var refused = hearing(begun(), "One two").answered(TWO, new Answer.Refused(400, "Bad Request: no"), NOW);

        assertThat(refused.due(NOW.plusSeconds(60))).isEmpty();
        assertThat(hearing(refused, "One two three").due(NOW.plusSeconds(2))).isPresent();
    }

    @Test
    void whatIsThereAlreadyIsShown() {
        var same = new Answer.Refused(400, "Bad Request: message is not modified: specified new …");

        var streamedReply = hearing(hearing(begun(), "One two").answered(TWO, same, NOW), "One two three");

        assertThat(streamedReply.due(NOW.plusSeconds(1))).isPresent();
    }

    @Test
    void whatHasNoPlaceIsTriedAgainInAMoment() {
        var passedOver = hearing(StreamedReply.of(draft), "One").passedOver(NOW);

        assertThat(passedOver.due(NOW)).isEmpty();
        assertThat(passedOver.due(NOW.plusMillis(250))).contains(ONE);
    }

    @Test
    void thePlaceInTheQueueIsShownUntilThereAreWords() {
        var queued = StreamedReply.of(draft).hearing(new LlmHint.Queued(draft, 3), NOW);

        assertThat(queued.due(NOW)).contains(new ReplyPreview.Queue(3));
        assertThat(hearing(queued, "One").due(NOW)).contains(ONE);
        assertThat(hearing(queued, "One")
                        .hearing(new LlmHint.Queued(draft, 2), NOW)
                        .due(NOW))
                .contains(ONE);
    }

    @Test
    void typingIsNewsForAMomentOnly() {
        var told = StreamedReply.of(draft).hearing(new LlmHint.UnderWay(draft), NOW);

        assertThat(told.typingIsDue(NOW.plusSeconds(1))).isTrue();
        assertThat(told.typingIsDue(NOW.plusSeconds(2))).isFalse();
        assertThat(told.typed().typingIsDue(NOW)).isFalse();
        assertThat(told.typed().next(NOW)).isEmpty();
    }

    @Test
    void whereNothingIsToBeShownOnlyTypingIs() {
        var off = draft(7, Streaming.OFF);
        var streamedReply = hearing(StreamedReply.of(off), "One")
                .hearing(new LlmHint.Queued(off, 3), NOW)
                .hearing(new LlmHint.UnderWay(off), NOW);

        assertThat(streamedReply.due(NOW)).isEmpty();
        assertThat(streamedReply.isDue(NOW)).isTrue();
    }

    @Test
    void blanksAreNoSight() {
        assertThat(hearing(StreamedReply.of(draft), " \n").due(NOW)).isEmpty();
    }
}
