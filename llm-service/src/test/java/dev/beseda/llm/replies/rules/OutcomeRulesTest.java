package dev.beseda.llm.replies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeRulesTest {
    @ParameterizedTest
    @CsvSource({"STOP, WHOLE", "LENGTH, CUT", "FILTERED, CUT"})
    void aTextIsWholeOnlyWhenTheModelHadNoMoreToSay(Finish finish, Ending ending) {
        assertThat(OutcomeRules.done("Hello", finish)).isEqualTo(new ReplyOutcome.Written("Hello", ending));
    }

    @ParameterizedTest
    @CsvSource({"STOP, UNAVAILABLE", "LENGTH, UNAVAILABLE", "FILTERED, DECLINED"})
    void noTextIsNoReply(Finish finish, Reason reason) {
        assertThat(OutcomeRules.done("", finish))
                .isInstanceOfSatisfying(
                        ReplyOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, REFUSED",
        "PAYMENT, REFUSED",
        "NO_MODEL, NO_MODEL",
        "FORBIDDEN_ADDRESS, NO_MODEL",
        "TOO_LONG, DECLINED",
        "RATE_LIMITED, UNAVAILABLE",
        "CUT, UNAVAILABLE",
        "TIMEOUT, UNAVAILABLE"
    })
    void aFailureBeforeTheFirstWordSaysWhy(Failure.Kind kind, Reason reason) {
        assertThat(OutcomeRules.failed("", new Failure(kind, "So it is")))
                .isEqualTo(new ReplyOutcome.Failed(reason, "So it is"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidBeforeAFailureIsKept(Failure.Kind kind) {
        assertThat(OutcomeRules.failed("Half of", new Failure(kind, "So it is")))
                .isEqualTo(new ReplyOutcome.Written("Half of", Ending.CUT));
    }

    @Test
    void aStopKeepsWhatIsThere() {
        assertThat(OutcomeRules.stopped("Half of")).isEqualTo(new ReplyOutcome.Written("Half of", Ending.STOPPED));
        assertThat(OutcomeRules.stopped(""))
                .isInstanceOfSatisfying(
                        ReplyOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.STOPPED));
    }

    @Test
    void aTextIsFreeOfWhatTheDatabaseDoesNotTake() {
        assertThat(OutcomeRules.clean("\n He\0llo ")).isEqualTo("Hello");
    }
}
