package dev.beseda.bot.telegram.rules;

import java.time.Instant;
import java.util.OptionalLong;

/// What follows for a delivery from the answer to its call.
public sealed interface Verdict {
    record Sent(OptionalLong message) implements Verdict {}

    record Failed(String reason) implements Verdict {}

    /// It may have arrived or not, and is left at that.
    record Unknown(String reason) implements Verdict {}

    /// It is made again, not before `at`.
    record Again(Delivery delivery, Instant at, String reason) implements Verdict {}
}
