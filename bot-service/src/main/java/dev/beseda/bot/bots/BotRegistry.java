package dev.beseda.bot.bots;

import dev.beseda.contracts.Topics;
import dev.beseda.contracts.bots.BotRegistered;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells the house which bots there are, within the transaction that changes them.
@ApplicationScoped
class BotRegistry {
    private final Outbox outbox;
    private final BotSecrets secrets;

    BotRegistry(Outbox outbox, BotSecrets secrets) {
        this.outbox = outbox;
        this.secrets = secrets;
    }

    Uni<Void> announce(BotEntity bot) {
        return put(bot.id, new BotRegistered(bot.id, bot.workspaceId, secrets.secretHashOf(bot)));
    }

    Uni<Void> withdraw(BotEntity bot) {
        return put(bot.id, null);
    }

    private Uni<Void> put(UUID bot, @Nullable Object registration) {
        return outbox.put(new OutgoingMessage(Topics.BOTS_REGISTRY, bot.toString(), registration));
    }
}
