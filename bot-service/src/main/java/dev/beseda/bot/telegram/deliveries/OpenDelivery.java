package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A delivery that was found open in the table, in nobody's hands here.
///
/// @param readable whether this release knows what its call says; else [#UNREADABLE] stands in its place
/// @param departed whether it is bulk for a chat in which nobody is
/// @param begun whether somebody began its call and did not say how it ended
/// @param turn what touched it last
public record OpenDelivery(Delivery delivery, boolean readable, boolean departed, boolean begun, Optional<UUID> turn) {
    public static final Call UNREADABLE = Call.SendMessage.plain("");

    /// Why a call is left to another release, and why it fails when none comes in its time.
    public static final String NOT_READ = "This release cannot read what is to be sent";

    private static final String NOBODY_THERE = "403 Nobody is in this chat any more";
    private static final String FALLEN = "The platform stopped while the call was under way";

    /// Whether another release may be able to send it.
    public boolean isForAnother(Instant now) {
        return !readable && !SendPolicy.isExpired(delivery, now);
    }

    public boolean isToBeSent(Instant now) {
        return !isForAnother(now) && result(now).isEmpty();
    }

    /// How it has ended, where no call of ours can change that.
    public Optional<DeliveryResult> result(Instant now) {
        if (isForAnother(now)) {
            return Optional.empty();
        }
        if (begun) {
            var outcome = readable ? SendPolicy.unknown(delivery, now, FALLEN) : new DeliveryOutcome.Unknown(NOT_READ);
            return Optional.of(DeliveryResult.abandoned(turn.orElse(null), delivery, outcome));
        }
        return failure(now).map(reason -> DeliveryResult.notBegun(delivery, new DeliveryOutcome.Failed(reason)));
    }

    /// Why it is not even tried.
    private Optional<String> failure(Instant now) {
        if (!readable) {
            return Optional.of(NOT_READ);
        }
        if (departed) {
            return Optional.of(NOBODY_THERE);
        }
        boolean late = delivery.lane().isBulk() && SendPolicy.isExpired(delivery, now);
        return late ? Optional.of(SendPolicy.TOO_LATE) : Optional.empty();
    }
}
