package dev.beseda.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.botapi.BotApi;
import dev.beseda.simulator.webhooks.WebhookReplies;
import dev.beseda.simulator.world.bots.Bot;
import org.jspecify.annotations.Nullable;

/// Closes the circle: webhooks hand replies to the Bot API, which itself sets webhooks.
final class LateReplies implements WebhookReplies {
    private @Nullable BotApi api;

    void performWith(BotApi botApi) {
        api = botApi;
    }

    @Override
    public void perform(Bot bot, ObjectNode call) {
        if (api != null) {
            api.performReply(bot, call);
        }
    }
}
