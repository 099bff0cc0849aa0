package dev.beseda.llm.replies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.llm.replies.rules.Pace.Growth;
import dev.beseda.llm.replies.rules.Pace.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final int TICK = 100;

    /// What is shown when, such as `0 UNDER_WAY`, in milliseconds.
    private static List<String> shown(Streaming style, int millis, IntFunction<Growth> growth) {
        var shown = new ArrayList<String>();
        var pace = Pace.of(style);
        for (int now = 0; now <= millis; now += TICK) {
            var grown = growth.apply(now);
            var sign = pace.next(grown, NOON.plusMillis(now));
            pace = pace.after(sign, grown, NOON.plusMillis(now));
            if (sign != Sign.NOTHING) {
                shown.add(now + " " + sign);
            }
        }
        return shown;
    }

    private static Growth none() {
        return new Growth(0, Optional.empty());
    }

    private static Growth some(int length, int sinceMillis) {
        return new Growth(length, Optional.of(NOON.plusMillis(sinceMillis)));
    }

    @Test
    void whileThereIsNoTextItIsToldEveryFourSecondsThatSomebodyWorks() {
        assertThat(shown(Streaming.EDITS, 9_000, now -> none()))
                .containsExactly("0 UNDER_WAY", "4000 UNDER_WAY", "8000 UNDER_WAY");
    }

    @Test
    void textThatGrowsAllTheTimeIsShownOnceASecond() {
        assertThat(shown(Streaming.EDITS, 3_500, now -> now < 1_000 ? none() : some(now - 900, 1_000)))
                .containsExactly("0 UNDER_WAY", "1000 GROWN", "2000 GROWN", "3000 GROWN");
    }

    @Test
    void aShortBeginningIsShownAfterAMoment() {
        assertThat(shown(Streaming.DRAFTS, 5_000, now -> some(3, 0))).containsExactly("0 UNDER_WAY", "300 GROWN");
    }

    @Test
    void textThatStandsStillIsNotShownAgain() {
        assertThat(shown(Streaming.EDITS, 9_000, now -> some(100, 0))).containsExactly("0 GROWN");
    }

    @Test
    void whoWantsNoGrowingTextSeesOnlyThatSomebodyWorks() {
        assertThat(shown(Streaming.OFF, 5_000, now -> some(100 + now, 0)))
                .containsExactly("0 UNDER_WAY", "4000 UNDER_WAY");
    }
}
