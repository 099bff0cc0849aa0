package dev.beseda.simulator.faults;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What shall go wrong, where and how often; an empty place means everywhere, empty times for ever.
public record FaultOrder(FaultKind kind, Place place, OptionalInt times, Manner manner) {
    /// Which calls it may meet; the method in lower case.
    public record Place(OptionalLong bot, Optional<String> method, OptionalLong chat) {
        boolean holds(Place call) {
            return (bot.isEmpty() || bot.equals(call.bot))
                    && (method.isEmpty() || method.equals(call.method))
                    && (chat.isEmpty() || chat.equals(call.chat));
        }
    }

    /// The details: seconds for a 429, chance from 0 to 1 for each call, delay where the kind has one.
    public record Manner(int retryAfter, double probability, long delayMillis) {}
}
