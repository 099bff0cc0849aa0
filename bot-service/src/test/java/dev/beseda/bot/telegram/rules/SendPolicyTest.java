package dev.beseda.bot.telegram.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SendPolicyTest {
    private static final Instant QUEUED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = QUEUED.plusSeconds(10);
    private static final Call HELLO = Call.SendMessage.plain("Hello");

    private static Delivery delivery(Lane lane, int attempts, int unknown) {
        return new Delivery(
                new UUID(0, 1),
                new Destination(new UUID(0, 2), 3),
                Optional.empty(),
                lane,
                HELLO,
                attempts,
                unknown,
                QUEUED);
    }

    private static Delivery fresh(Lane lane) {
        return delivery(lane, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void whatTelegramDidIsSent(Lane lane) {
        var verdict = SendPolicy.judge(fresh(lane), new Answer.Done(OptionalLong.of(7)), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Sent(OptionalLong.of(7)));
    }

    @ParameterizedTest
    @EnumSource
    void whatTelegramRefusesHasFailedForGood(Lane lane) {
        var verdict = SendPolicy.judge(fresh(lane), new Answer.Refused(403, "Forbidden: bot was blocked"), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Failed("403 Forbidden: bot was blocked"));
    }

    @ParameterizedTest
    @EnumSource
    void aFloodIsWaitedForAsLongAsTelegramSays(Lane lane) {
        var verdict = SendPolicy.judge(fresh(lane), new Answer.Flooded(Duration.ofSeconds(37)), NOW);

        assertThat(verdict)
                .isEqualTo(new Verdict.Again(delivery(lane, 1, 0), NOW.plusSeconds(37), "429 Too Many Requests"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 60", "7, 60", "1000, 60", "30000, 60"})
    void whatTelegramMissedIsMadeAgainAfterALongerAndLongerPause(int attempts, int seconds) {
        var verdict = SendPolicy.judge(delivery(Lane.BROADCAST, attempts, 0), new Answer.Missed("502"), NOW);

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Again(delivery(Lane.BROADCAST, attempts + 1, 0), NOW.plusSeconds(seconds), "502"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldComeMoreThanADayLateHasFailed(Lane lane) {
        var evening = QUEUED.plus(SendPolicy.LIFETIME);

        var missed = SendPolicy.judge(fresh(lane), new Answer.Missed("502"), evening);
        var flooded = SendPolicy.judge(fresh(lane), new Answer.Flooded(Duration.ofHours(24)), NOW);

        assertThat(missed).isEqualTo(new Verdict.Failed("Not delivered within 24 hours: 502"));
        assertThat(flooded).isEqualTo(new Verdict.Failed("Not delivered within 24 hours: 429 Too Many Requests"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "EDIT", "FOLLOW_UP"})
    void anUnknownOutcomeIsMadeAgainOnceWhereSilenceIsWorseThanRepetition(Lane lane) {
        var once = SendPolicy.judge(fresh(lane), new Answer.Silent("No answer"), NOW);
        var twice = SendPolicy.judge(delivery(lane, 1, 1), new Answer.Silent("No answer"), NOW);

        assertThat(once).isEqualTo(new Verdict.Again(delivery(lane, 1, 1), NOW, "No answer"));
        assertThat(twice).isEqualTo(new Verdict.Unknown("No answer"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYMENT", "BROADCAST"})
    void anUnknownOutcomeStaysUnknownWhereRepetitionIsWorse(Lane lane) {
        var verdict = SendPolicy.judge(fresh(lane), new Answer.Silent("No answer"), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Unknown("No answer"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "EDIT", "FOLLOW_UP"})
    void aMissedCallAfterAnUnknownOneIsStillMadeAgainAndRemembersIt(Lane lane) {
        var verdict = SendPolicy.judge(delivery(lane, 1, 1), new Answer.Missed("500"), NOW);

        assertThat(verdict).isEqualTo(new Verdict.Again(delivery(lane, 2, 1), NOW.plusSeconds(2), "500"));
    }
}
