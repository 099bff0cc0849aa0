package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import java.time.Instant;

/// Something that happened in a conversation, wherever it came from.
public sealed interface Occurrence {
    Destination chat();

    Instant at();

    /// How urgent what is said about it is.
    Lane lane();

    /// It happened in Telegram.
    record Came(Arrival arrival) implements Occurrence {
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

    /// It happened in the house: a time came, a server answered, a person of the house did something.
    record Arose(Destination chat, Happening happening, Lane lane, Instant at) implements Occurrence {}
}
