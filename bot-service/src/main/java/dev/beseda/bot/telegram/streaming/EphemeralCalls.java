package dev.beseda.bot.telegram.streaming;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.bot.telegram.sending.Sender;
import dev.beseda.kit.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// The way to Telegram for what is worth nothing a moment later: a call goes now or not at all, and is not stored. It
/// keeps to the governor like any other and holds up no reply.
@ApplicationScoped
public class EphemeralCalls {
    private final Sender sender;
    private final Dispatch dispatch;
    private final Clock clock;

    EphemeralCalls(Sender sender, Dispatch dispatch, Clock clock) {
        this.sender = sender;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /// Whether this replica is the one that sends for the bot.
    public boolean speaksFor(UUID bot) {
        return dispatch.speaksFor(bot);
    }

    /// What became of the call; none when it could not go now, or was not wanted any more when it could. From the
    /// moment in which `wanted` is asked, no text replaces another in this chat until the call is over.
    public Uni<Optional<Answer>> show(Destination to, Call call, BooleanSupplier wanted) {
        return sender.ephemeralCall(new Delivery(Ids.next(), to, Lane.EDIT, call, clock.instant()), wanted);
    }

    /// Whether the delivery has got its last text, or that is on its way.
    public boolean isReplaced(UUID delivery) {
        return sender.isReplaced(delivery);
    }
}
