package dev.beseda.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.world.bots.Bot;

/// Performs the method a bot put into its answer to an update.
@FunctionalInterface
public interface WebhookReplies {
    void perform(Bot bot, ObjectNode call);
}
