package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Verdict;
import org.jspecify.annotations.Nullable;

/// A delivery whose call is over, with the verdict that is still to be recorded.
record Ending(Delivery delivery, Verdict verdict) {
    /// The state of the row afterwards.
    String state() {
        return switch (verdict) {
            case Verdict.Sent _ -> "sent";
            case Verdict.Failed _ -> "failed";
            case Verdict.Unknown _ -> "unknown";
            case Verdict.Again _ -> "queued";
        };
    }

    @Nullable
    Long message() {
        return verdict instanceof Verdict.Sent sent && sent.message().isPresent()
                ? (Long) sent.message().getAsLong()
                : null;
    }

    @Nullable
    String failure() {
        return switch (verdict) {
            case Verdict.Sent _ -> null;
            case Verdict.Failed failed -> failed.reason();
            case Verdict.Unknown unknown -> unknown.reason();
            case Verdict.Again again -> again.reason();
        };
    }

    /// How many of its beginnings have an unknown outcome, this one included.
    int unknown() {
        return switch (verdict) {
            case Verdict.Sent _ -> delivery.unknown();
            case Verdict.Failed _ -> delivery.unknown();
            case Verdict.Unknown _ -> delivery.unknown() + 1;
            case Verdict.Again again -> again.delivery().unknown();
        };
    }
}
