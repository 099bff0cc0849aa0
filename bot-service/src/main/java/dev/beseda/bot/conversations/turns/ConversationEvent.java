package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import java.time.Instant;

/// Something that happened in a conversation, wherever it came from.
public sealed interface ConversationEvent {
    Destination chat();

    Instant at();

    /// How urgent what is said about it is.
    Lane lane();

    /// It happened in Telegram.
    record Came(Arrival arrival) implements ConversationEvent {
        @Override
        public Destination chat() {
            return arrival.chat();
        }

        @Override
        public Instant at() {
            return arrival.receivedAt();
        }

        @Override
        public Lane lane() {
            return Lane.REPLY;
        }
    }

    /// It happened in the platform: a time came, a server answered, an operator did something.
    record Arose(Destination chat, EngineEvent engineEvent, Lane lane, Instant at) implements ConversationEvent {}
}
