package dev.beseda.simulator.webhooks;

import dev.beseda.simulator.world.bots.Bot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which bots have a webhook, and who carries their updates there.
public final class Webhooks {
    private final WebhookSenderContext context;
    private final WebhookReplies replies;
    private final Map<Long, WebhookSender> senders = new HashMap<>();

    public Webhooks(WebhookSenderContext context, WebhookReplies replies) {
        this.context = context;
        this.replies = replies;
    }

    public Optional<WebhookSender> find(Bot bot) {
        return Optional.ofNullable(senders.get(bot.id()));
    }

    /// Updates that already wait go to the new target too.
    public void set(Bot bot, WebhookTarget target) {
        remove(bot);
        var sender = new WebhookSender(bot, target, context, replies, () -> remove(bot));
        senders.put(bot.id(), sender);
        sender.start();
    }

    /// Carries nothing any more; for the end.
    public void close() {
        senders.values().forEach(WebhookSender::close);
    }

    public void remove(Bot bot) {
        var sender = senders.remove(bot.id());
        if (sender != null) {
            sender.close();
        }
    }
}
