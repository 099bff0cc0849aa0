package dev.beseda.bot.telegram.webhook;

import dev.beseda.bot.bots.Bot;
import dev.beseda.bot.bots.BotRunner;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.wire.LiveCalls;
import dev.beseda.bot.telegram.wire.TelegramFailures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Connects bots with Telegram, in the one way or the other.
@ApplicationScoped
public class Connections {
    private final BotRunner runner;
    private final WebhookRegistration webhook;
    private final LiveCalls calls;

    Connections(BotRunner runner, WebhookRegistration webhook, LiveCalls calls) {
        this.runner = runner;
        this.webhook = webhook;
        this.calls = calls;
    }

    /// Telegram delivers, and shows a secret that is as fresh as this call.
    public Uni<Bot> byWebhook(UUID workspace, UUID id) {
        return runner.secretRenewed(workspace, id)
                .call(bot -> calls.run(() -> webhook.register(bot))
                        .invoke(reply -> TelegramFailures.check(reply, "the webhook")))
                .chain(bot -> runner.webhookSet(workspace, bot, webhook.addressOf(id)));
    }

    /// Telegram waits to be asked.
    public Uni<Bot> byPolling(UUID workspace, BotCredentials bot) {
        return calls.run(() -> webhook.remove(bot))
                .invoke(reply -> TelegramFailures.check(reply, "to be polled"))
                .chain(() -> runner.pollingBegun(workspace, bot));
    }
}
