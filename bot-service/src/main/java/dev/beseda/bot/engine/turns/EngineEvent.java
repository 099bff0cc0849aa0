package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.values.Value;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What happened in a conversation, as the engine sees it.
public sealed interface EngineEvent {
    /// The person wrote a text.
    record Wrote(String text) implements EngineEvent {}

    /// Somebody in a group wrote a text that was not meant for the bot.
    record Overheard(String text) implements EngineEvent {}

    /// The person gave a command: `/name argument`; the argument may be empty.
    ///
    /// @param direct whether it was for this bot and no other: in a group `/name` is for all bots there
    record Commanded(String name, String argument, boolean direct) implements EngineEvent {
        public Commanded(String name, String argument) {
            this(name, argument, true);
        }
    }

    /// The person tapped a button under `message`; `query` is what Telegram wants answered.
    record Tapped(String query, long message, String data) implements EngineEvent {}

    /// The person is about to pay; Telegram waits ten seconds for an answer to `query`.
    record WantsToPay(String query, Bill bill) implements EngineEvent {}

    /// The person has paid.
    ///
    /// @param charge Telegram's id of the payment
    record Paid(String charge, Bill bill) implements EngineEvent {}

    /// Stars went back to the person, whoever has ordered it.
    ///
    /// @param charge Telegram's id of the payment
    record Refunded(String charge) implements EngineEvent {}

    /// What a payment is for.
    ///
    /// @param payload that of the invoice
    /// @param currency as Telegram names it; `XTR` are Stars
    /// @param total in its least unit
    record Bill(String payload, String currency, long total) {
        private static final String STARS = "XTR";

        /// What is paid for in Telegram Stars.
        public static Bill inStars(String payload, long stars) {
            return new Bill(payload, STARS, stars);
        }

        public boolean isInStars() {
            return currency.equals(STARS);
        }
    }

    /// The person sent a file, a contact or a place.
    record Sent(Input given) implements EngineEvent {}

    /// The time came that a conversation had asked to be woken at.
    record WokeUp(long ticket) implements EngineEvent {}

    /// A server answered a request, well or not; `values` is what was to be kept of its answer.
    record Fetched(long ticket, boolean well, Map<String, Value> values) implements EngineEvent {
        public Fetched {
            values = Map.copyOf(values);
        }
    }

    /// The ledger answered.
    record LedgerAnswered(long ticket, LedgerAnswer answer) implements EngineEvent {}

    /// Somebody has decided about a bank transfer, or its time is over.
    ///
    /// @param decision `confirmed`, `declined` or `expired`
    record PaymentDecided(String decision, Map<String, Value> values) implements EngineEvent {
        public PaymentDecided {
            values = Map.copyOf(values);
        }
    }

    /// A language model has written a reply.
    ///
    /// @param tickets of all that it answers
    /// @param text Markdown
    record Replied(Set<Long> tickets, UUID reply, String text, Ending ending) implements EngineEvent {
        public Replied {
            tickets = Set.copyOf(tickets);
        }
    }

    /// Whether a reply says all that was to be said.
    enum Ending {
        WHOLE,
        CUT,
        STOPPED
    }

    /// No language model wrote a reply.
    record NotReplied(Set<Long> tickets, UUID reply, Want want) implements EngineEvent {
        public NotReplied {
            tickets = Set.copyOf(tickets);
        }
    }

    /// What a reply was wanting in.
    enum Want {
        /// A model that answers.
        MODEL,
        /// Tokens: the day's are used up.
        TOKENS,
        /// Somebody who wants it.
        ASKER
    }

    /// Another system told something of the person.
    record Told(String event, Map<String, Value> values) implements EngineEvent {
        public Told {
            values = Map.copyOf(values);
        }
    }

    /// An operator took the conversation over.
    record TakenOver() implements EngineEvent {}

    /// The operator handed it back.
    record HandedBack() implements EngineEvent {}

    /// The person blocked the bot, or the bot was put out of the group.
    record Left() implements EngineEvent {}

    /// Something that no scenario answers, such as a reaction.
    record DidOtherwise(String kind) implements EngineEvent {}
}
