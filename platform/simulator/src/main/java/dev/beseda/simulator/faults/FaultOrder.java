package dev.beseda.simulator.faults;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What shall go wrong, step by step, where, and with which chance from 0 to 1 for each call.
public record FaultOrder(List<Step> steps, Place place, double probability) {
    /// One step: the same fault so many times; empty times mean for ever.
    public record Step(FaultKind kind, OptionalInt times, Manner manner) {}

    /// Which calls it may meet; the method in lower case. An empty place means everywhere.
    public record Place(OptionalLong bot, Optional<String> method, OptionalLong chat) {
        boolean holds(Place call) {
            return (bot.isEmpty() || bot.equals(call.bot))
                    && (method.isEmpty() || method.equals(call.method))
                    && (chat.isEmpty() || chat.equals(call.chat));
        }
    }

    /// The details, where the kind has them: seconds for a 429, a delay, an HTTP status, a supergroup's id.
    public record Manner(int retryAfter, long delayMillis, int status, long migrateToChatId) {}

    /// All steps meet the same: calls, or updates on their way.
    public boolean isOfDelivery() {
        return steps.stream().anyMatch(step -> step.kind().isOfDelivery());
    }
}
