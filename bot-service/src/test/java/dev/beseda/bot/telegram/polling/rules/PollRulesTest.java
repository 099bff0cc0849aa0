package dev.beseda.bot.telegram.polling.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.polling.rules.PollRules.Attempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first | webhook that",
                "Conflict: terminated by other getUpdates request; make sure that only one is running | Another program",
                "Conflict: terminated by setWebhook request | a moment ago",
            })
    void eachConflictHasAnExplanationOfItsOwn(String description, String part) {
        var verdict = PollRules.conflict(description, new Attempt(0, 1));

        assertThat(verdict.state()).isEqualTo(PollState.CONFLICT);
        assertThat(verdict.error()).contains(part);
        assertThat(verdict.isFinal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1000",
        "0, 0, 500",
        "1, 1, 2000",
        "5, 1, 32000",
        "6, 1, 60000",
        "1000, 1, 60000",
        "1000, 0, 30000"
    })
    void pausesDoubleUpToAMinuteAndAreNeverTheSameForAll(int failures, double chance, long millis) {
        var verdict = PollRules.failed("away", new Attempt(failures, chance));

        assertThat(verdict.pause()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void telegramsOwnPauseIsObeyed() {
        assertThat(PollRules.flooded(Duration.ofSeconds(17)).pause()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void whatNobodyExpectedIsSaidAndIsNotTheEnd() {
        var verdict = PollRules.unexpected("IllegalStateException", new Attempt(0, 1));

        assertThat(verdict.isFinal()).isFalse();
        assertThat(verdict.state()).isEqualTo(PollState.WAITING);
        assertThat(verdict.error()).contains("IllegalStateException");
    }

    @Test
    void aRevokedTokenIsTheEnd() {
        assertThat(PollRules.revoked().isFinal()).isTrue();
    }
}
