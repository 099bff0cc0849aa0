package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.values.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the ledger says to a [LedgerRequest].
///
/// @param refusal why it moved nothing, in one word; absent: it did what it was asked
/// @param values amounts and the like, by the name under which they are remembered
/// @param lines of a statement
public record LedgerAnswer(Optional<String> refusal, Map<String, Value> values, List<Line> lines) {
    public LedgerAnswer {
        values = Map.copyOf(values);
        lines = List.copyOf(lines);
    }

    /// @param amount below zero, if it went out
    /// @param subject what it was for; may be empty
    public record Line(Instant at, Value.Money amount, String subject) {}
}
