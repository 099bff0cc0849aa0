package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Verdict;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A delivery whose call is over, with the verdict that is still to be recorded.
record Ending(Delivery delivery, Verdict verdict) {
    /// The state of the row afterwards.
    String state() {
        return switch (verdict) {
            case Verdict.Sent _ -> "sent";
            case Verdict.Failed _, Verdict.Departed _ -> "failed";
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
            case Verdict.Departed departed -> departed.reason();
            case Verdict.Unknown unknown -> unknown.reason();
            case Verdict.Again again -> again.reason();
        };
    }

    /// How many of its beginnings have an unknown outcome, this one included.
    int unknown() {
        return switch (verdict) {
            case Verdict.Sent _, Verdict.Failed _, Verdict.Departed _ -> delivery.unknown();
            case Verdict.Unknown _ -> delivery.unknown() + 1;
            case Verdict.Again again -> again.delivery().unknown();
        };
    }

    Instant notBefore() {
        return next().orElse(delivery).tries().notBefore();
    }

    /// What it says from now on, when that is something else.
    @Nullable
    String otherCall() {
        return next().map(Delivery::call)
                .filter(call -> !call.equals(delivery.call()))
                .map(Calls::write)
                .orElse(null);
    }

    /// Where it goes from now on, when that is another chat.
    @Nullable
    Long otherChat() {
        return next().map(again -> again.to().chat())
                .filter(chat -> chat != delivery.to().chat())
                .orElse(null);
    }

    /// The form in which it is made again.
    Optional<Delivery> next() {
        return verdict instanceof Verdict.Again again ? Optional.of(again.delivery()) : Optional.empty();
    }

    boolean isDeparture() {
        return verdict instanceof Verdict.Departed;
    }
}
