package dev.beseda.llm.providers.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.providers.rules.Failure.Kind;
import dev.beseda.llm.providers.rules.Retries.Limits;
import dev.beseda.llm.providers.rules.Retries.Progress;
import dev.beseda.llm.providers.rules.Retries.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Limits LIMITS =
            new Limits(2, PAUSE, Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofMinutes(2));

    private static Failure failure(Kind kind) {
        return new Failure(kind, "no");
    }

    private static Failure limited(int seconds) {
        return new Failure(Kind.RATE_LIMITED, Optional.of(Duration.ofSeconds(seconds)), "no");
    }

    private static Progress progress(int attempts, boolean othersFollow) {
        return new Progress(attempts, othersFollow, false, Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "PAYMENT", "BAD_REQUEST", "NO_MODEL", "TOO_LONG", "FORBIDDEN_ADDRESS"})
    void whatDoesNotPassIsNotTriedAgain(Kind kind) {
        assertThat(Retries.after(failure(kind), progress(1, true), LIMITS)).isEqualTo(new Step.Next());
        assertThat(Retries.after(failure(kind), progress(1, false), LIMITS)).isEqualTo(new Step.GiveUp());
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "OVERLOADED", "UNREACHABLE", "TIMEOUT", "CUT", "IN_STREAM"})
    void whatPassesIsTriedOnceMoreThenTheNextThenNobody(Kind kind) {
        assertThat(Retries.after(failure(kind), progress(1, true), LIMITS)).isEqualTo(new Step.Again(PAUSE));
        assertThat(Retries.after(failure(kind), progress(2, true), LIMITS)).isEqualTo(new Step.Next());
        assertThat(Retries.after(failure(kind), progress(2, false), LIMITS)).isEqualTo(new Step.GiveUp());
    }

    @Test
    void aModelThatLoadsIsWaitedForUnlessAnotherOneCanBeAsked() {
        var loading = failure(Kind.LOADING);
        var late = new Progress(9, false, false, Duration.ofMinutes(2));

        assertThat(Retries.after(loading, progress(9, false), LIMITS)).isEqualTo(new Step.Again(PAUSE));
        assertThat(Retries.after(loading, progress(2, true), LIMITS)).isEqualTo(new Step.Next());
        assertThat(Retries.after(loading, late, LIMITS)).isEqualTo(new Step.GiveUp());
    }

    @ParameterizedTest
    @EnumSource
    void nothingFollowsOnceTextIsOut(Kind kind) {
        var shown = new Progress(1, true, true, Duration.ZERO);

        assertThat(Retries.after(failure(kind), shown, LIMITS)).isEqualTo(new Step.GiveUp());
    }

    @Test
    void aLimitIsWaitedForAsLongAsItSaysButNoLongerThanPatienceLasts() {
        assertThat(Retries.after(limited(20), progress(1, false), LIMITS))
                .isEqualTo(new Step.Again(Duration.ofSeconds(20)));
        assertThat(Retries.after(limited(21), progress(1, false), LIMITS)).isEqualTo(new Step.GiveUp());
        assertThat(Retries.after(limited(3), progress(1, true), LIMITS))
                .isEqualTo(new Step.Again(Duration.ofSeconds(3)));
        assertThat(Retries.after(limited(4), progress(1, true), LIMITS)).isEqualTo(new Step.Next());
    }

    @Test
    void whenTheTimeIsUpNobodyIsAskedAnyMore() {
        var late = new Progress(1, true, false, Duration.ofMinutes(2));

        assertThat(Retries.after(failure(Kind.TIMEOUT), late, LIMITS)).isEqualTo(new Step.GiveUp());
    }

    @Test
    void theSummaryTellsAllAndIsOfTheKindThatPassesSoonest() {
        var failures = List.of(limited(60), failure(Kind.LOADING), new Failure(Kind.UNAUTHORIZED, "wrong key"));

        assertThat(Retries.summary(failures, false)).isEqualTo(new Failure(Kind.LOADING, "no; wrong key"));
    }

    @Test
    void aReplyThatBrokeOffIsCutWhateverBrokeIt() {
        var failures = List.of(new Failure(Kind.TIMEOUT, "no word"));

        assertThat(Retries.summary(failures, true)).isEqualTo(new Failure(Kind.CUT, "no word"));
    }
}
