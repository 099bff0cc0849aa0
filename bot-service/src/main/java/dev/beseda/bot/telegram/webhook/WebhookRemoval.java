package dev.beseda.bot.telegram.webhook;

import dev.beseda.bot.bots.BotGone;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.telegram.wire.BackgroundCalls;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

/// Tells Telegram to deliver nothing more for a bot that was deleted. Once, as well as it can: the gateway refuses what
/// comes all the same.
@ApplicationScoped
class WebhookRemoval {
    /// A bot that has the token now wants its own webhook.
    private static final String SUCCESSOR = "select from bot where telegram_id = $1 and number_lost_at is null";

    private final WebhookRegistration webhook;
    private final BackgroundCalls backgroundCalls;
    private final Transactions transactions;

    WebhookRemoval(WebhookRegistration webhook, BackgroundCalls backgroundCalls, Transactions transactions) {
        this.transactions = transactions;
        this.webhook = webhook;
        this.backgroundCalls = backgroundCalls;
    }

    void say(@ObservesAsync BotGone gone) {
        if (gone.delivery() == UpdateDelivery.WEBHOOK) {
            transactions
                    .run(SUCCESSOR, Tuple.of(gone.credentials().telegramId()))
                    .chain(found -> found.size() > 0
                            ? Uni.createFrom().item("its token serves another bot")
                            : backgroundCalls.run(() -> webhook.remove(gone.credentials())))
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
