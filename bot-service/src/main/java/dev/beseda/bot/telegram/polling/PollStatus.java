package dev.beseda.bot.telegram.polling;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.beseda.bot.telegram.polling.rules.PollState;
import dev.beseda.bot.telegram.polling.rules.PollVerdict;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the polling of a bot goes, as its owner sees it.
///
/// @param polledAt when Telegram last answered with updates, perhaps none
/// @param updates how many were taken since the bot was first polled
/// @param error what last went wrong, and what can be done
public record PollStatus(
        @JsonSerialize(using = ToStringSerializer.class) @Schema(implementation = String.class, examples = "listening")
        PollState state,

        Optional<Instant> polledAt,
        long updates,
        Optional<String> error,
        Optional<Instant> errorAt) {

    /// Before the first answer.
    static final PollStatus BEGUN =
            new PollStatus(PollState.WAITING, Optional.empty(), 0, Optional.empty(), Optional.empty());

    PollStatus took(int fresh, Instant now) {
        return new PollStatus(PollState.LISTENING, Optional.of(now), updates + fresh, error, errorAt);
    }

    PollStatus failed(PollVerdict verdict, Instant now) {
        return new PollStatus(verdict.state(), polledAt, updates, Optional.of(verdict.error()), Optional.of(now));
    }
}
