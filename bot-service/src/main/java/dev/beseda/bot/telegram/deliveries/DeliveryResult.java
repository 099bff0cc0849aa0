package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery whose call is over, with the outcome that is still to be recorded.
///
/// @param fence the row as it must be for that: else somebody else has taken it over
public record DeliveryResult(Delivery delivery, DeliveryOutcome outcome, Fence fence) {
    /// A row in `state`, touched last by the turn `before`, gets the mark `turn`.
    ///
    /// @param before any, where there is none
    public record Fence(String state, @Nullable UUID before, UUID turn) {}

    /// The call was begun by `turn`.
    public static DeliveryResult begunBy(UUID turn, Delivery delivery, DeliveryOutcome outcome) {
        return new DeliveryResult(delivery, outcome, new Fence("sending", turn, turn));
    }

    /// The call was never begun.
    public static DeliveryResult notBegun(Delivery delivery, DeliveryOutcome outcome) {
        return new DeliveryResult(delivery, outcome, new Fence("queued", null, UUID.randomUUID()));
    }

    /// Somebody else began the call, by the turn `before`, and never said how it ended.
    static DeliveryResult abandoned(@Nullable UUID before, Delivery delivery, DeliveryOutcome outcome) {
        return new DeliveryResult(delivery, outcome, new Fence("sending", before, UUID.randomUUID()));
    }

    DeliveryResult judgedAs(DeliveryOutcome other) {
        return new DeliveryResult(delivery, other, fence);
    }

    /// The state of the row afterwards.
    public String state() {
        return switch (outcome) {
            case DeliveryOutcome.Sent _ -> "sent";
            case DeliveryOutcome.Failed _, DeliveryOutcome.Departed _ -> "failed";
            case DeliveryOutcome.Unknown _ -> "unknown";
            case DeliveryOutcome.Again _ -> "queued";
        };
    }

    @Nullable
    Long message() {
        return outcome instanceof DeliveryOutcome.Sent sent && sent.message().isPresent()
                ? (Long) sent.message().getAsLong()
                : null;
    }

    @Nullable
    public String failure() {
        return switch (outcome) {
            case DeliveryOutcome.Sent _ -> null;
            case DeliveryOutcome.Failed failed -> failed.reason();
            case DeliveryOutcome.Departed departed -> departed.reason();
            case DeliveryOutcome.Unknown unknown -> unknown.reason();
            case DeliveryOutcome.Again again -> again.reason();
        };
    }

    /// How many of its beginnings have an unknown outcome, this one included.
    int unknown() {
        return switch (outcome) {
            case DeliveryOutcome.Sent _, DeliveryOutcome.Failed _, DeliveryOutcome.Departed _ -> delivery.unknown();
            case DeliveryOutcome.Unknown _ -> delivery.unknown() + 1;
            case DeliveryOutcome.Again again -> again.delivery().unknown();
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
                .map(CallJson::write)
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
    public Optional<Delivery> next() {
        return outcome instanceof DeliveryOutcome.Again again ? Optional.of(again.delivery()) : Optional.empty();
    }

    /// When Telegram's answer was judged, as far as that matters to anybody.
    Instant judgedAt() {
        return outcome instanceof DeliveryOutcome.Departed departed ? departed.at() : notBefore();
    }

    boolean isDeparture() {
        return outcome instanceof DeliveryOutcome.Departed;
    }
}
