package dev.beseda.llm.providers.wire.rules;

import java.time.Duration;

/// How long one call may take.
///
/// @param firstToken until the model begins to write
/// @param betweenTokens from one token to the next
/// @param total from the beginning to the end
public record CallTimeouts(Duration firstToken, Duration betweenTokens, Duration total) {
    /// How long from now, at the most, before something is wrong.
    ///
    /// @param silent since the last token, or since the beginning
    /// @param all since the beginning
    public Duration left(boolean begun, Duration silent, Duration all) {
        var untilNext = (begun ? betweenTokens : firstToken).minus(silent);
        var untilEnd = total.minus(all);
        return untilNext.compareTo(untilEnd) < 0 ? untilNext : untilEnd;
    }
}
