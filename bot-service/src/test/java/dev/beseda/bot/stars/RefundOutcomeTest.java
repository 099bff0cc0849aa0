package dev.beseda.bot.stars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RefundOutcomeTest {
    @Test
    void whatIsBackAlreadyIsDone() {
        assertThat(RefundOutcome.of(new Answer.Done(OptionalLong.empty(), "{}"), 1))
                .isEqualTo(new RefundOutcome.Done());
        assertThat(RefundOutcome.of(new Answer.Refused(400, "Bad Request: CHARGE_ALREADY_REFUNDED"), 2))
                .isEqualTo(new RefundOutcome.Done());
    }

    @Test
    void aRefusalIsDefinite() {
        assertThat(RefundOutcome.of(new Answer.Refused(400, "Bad Request: CHARGE_NOT_FOUND"), 1))
                .isEqualTo(new RefundOutcome.Refused("Bad Request: CHARGE_NOT_FOUND"));
    }

    @Test
    void whatNobodyKnowsIsAskedAgainLaterAndLater() {
        assertThat(RefundOutcome.of(new Answer.Silent("no answer"), 1))
                .isEqualTo(new RefundOutcome.Unknown("no answer", Duration.ofSeconds(2)));
        assertThat(RefundOutcome.of(new Answer.Silent("no answer"), 50))
                .isEqualTo(new RefundOutcome.Unknown("no answer", Duration.ofMinutes(10)));
        assertThat(RefundOutcome.of(new Answer.Unauthorized(401, "Unauthorized"), 1))
                .isInstanceOf(RefundOutcome.Unknown.class);
        assertThat(RefundOutcome.of(new Answer.Flooded(Duration.ofSeconds(7)), 1))
                .isEqualTo(new RefundOutcome.Unknown("Telegram wants a pause", Duration.ofSeconds(7)));
    }
}
