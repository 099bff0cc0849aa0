package dev.beseda.simulator.polling;

import dev.beseda.simulator.world.bots.Update;
import java.util.List;

/// How a poll ends: with updates, perhaps none, or because another took its place.
public sealed interface PollEnd {
    /// The oldest updates, in order.
    record Found(List<Update> updates) implements PollEnd {}

    /// A later `getUpdates` took over.
    record Replaced() implements PollEnd {}

    /// The bot now has a webhook.
    record WebhookSet() implements PollEnd {}
}
