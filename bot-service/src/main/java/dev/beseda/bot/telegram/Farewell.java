package dev.beseda.bot.telegram;

import dev.beseda.bot.bots.BotGone;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.telegram.botapi.Errands;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/// Tells Telegram to deliver nothing more for a bot that was deleted. Once, as well as it can: the gateway refuses what
/// comes all the same.
@ApplicationScoped
class Farewell {
    private final WebhookRegistration webhook;
    private final Errands errands;

    Farewell(WebhookRegistration webhook, Errands errands) {
        this.webhook = webhook;
        this.errands = errands;
    }

    void say(@ObservesAsync BotGone gone) {
        if (gone.delivery() == UpdateDelivery.WEBHOOK) {
            errands.run(() -> webhook.remove(gone.credentials()))
                    .subscribe()
                    .with(
                            reply -> Log.debugf(
                                    "Bot %s is gone: %s", gone.credentials().bot(), reply),
                            failure -> Log.debugf(
                                    failure,
                                    "Bot %s is gone",
                                    gone.credentials().bot()));
        }
    }
}
