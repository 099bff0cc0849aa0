package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery whose call is over, with the verdict that is still to be recorded.
///
/// @param fence the row as it must be for that: else somebody else has taken it over
record Ending(Delivery delivery, Verdict verdict, Fence fence) {
    /// A row in `state`, touched last by the turn `before`, gets the mark `turn`.
    ///
    /// @param before any, where there is none
    record Fence(String state, @Nullable UUID before, UUID turn) {}

    /// The call was begun by `turn`.
    static Ending begunBy(UUID turn, Delivery delivery, Verdict verdict) {
        return new Ending(delivery, verdict, new Fence("sending", turn, turn));
    }

    /// The call was never begun.
    static Ending notBegun(Delivery delivery, Verdict verdict) {
        return new Ending(delivery, verdict, new Fence("queued", null, UUID.randomUUID()));
    }

    /// Somebody else began the call, by the turn `before`, and never said how it ended.
    static Ending abandoned(@Nullable UUID before, Delivery delivery, Verdict verdict) {
        return new Ending(delivery, verdict, new Fence("sending", before, UUID.randomUUID()));
    }

    Ending judgedAs(Verdict other) {
        return new Ending(delivery, other, fence);
    }

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

    /// When Telegram's answer was judged, as far as that matters to anybody.
    Instant judgedAt() {
        return verdict instanceof Verdict.Departed departed ? departed.at() : notBefore();
    }

    boolean isDeparture() {
        return verdict instanceof Verdict.Departed;
    }
}
