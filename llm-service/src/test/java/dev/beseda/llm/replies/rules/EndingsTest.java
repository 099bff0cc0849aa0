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

class EndingsTest {
    @ParameterizedTest
    @CsvSource({"STOP, WHOLE", "LENGTH, CUT", "FILTERED, CUT"})
    void aTextIsWholeOnlyWhenTheModelHadNoMoreToSay(Finish finish, Ending ending) {
        assertThat(Endings.done("Hello", finish)).isEqualTo(new End.Written("Hello", ending));
    }

    @ParameterizedTest
    @CsvSource({"STOP, UNAVAILABLE", "LENGTH, UNAVAILABLE", "FILTERED, DECLINED"})
    void noTextIsNoReply(Finish finish, Reason reason) {
        assertThat(Endings.done("", finish))
                .isInstanceOfSatisfying(
                        End.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
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
        assertThat(Endings.failed("", new Failure(kind, "So it is"))).isEqualTo(new End.Failed(reason, "So it is"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSaidBeforeAFailureIsKept(Failure.Kind kind) {
        assertThat(Endings.failed("Half of", new Failure(kind, "So it is")))
                .isEqualTo(new End.Written("Half of", Ending.CUT));
    }

    @Test
    void aStopKeepsWhatIsThere() {
        assertThat(Endings.stopped("Half of")).isEqualTo(new End.Written("Half of", Ending.STOPPED));
        assertThat(Endings.stopped(""))
                .isInstanceOfSatisfying(
                        End.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(Reason.STOPPED));
    }

    @Test
    void aTextIsFreeOfWhatTheDatabaseDoesNotTake() {
        assertThat(Endings.clean("\n He\0llo ")).isEqualTo("Hello");
    }
}
