package dev.beseda.bot.engine.turns;

import dev.beseda.bot.engine.program.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the engine wants done, in order.
public sealed interface Effect {
    /// Say this text in the chat.
    record Say(String text, Step.Format format, Keys keys) implements Effect {
        public Say(String text) {
            this(text, Step.Format.PLAIN, new Keys.None());
        }
    }

    /// Show these media, with the text below the first; it may be empty. Several are an album.
    record Show(List<Step.Medium> media, Say caption) implements Effect {
        public Show {
            media = List.copyOf(media);
        }
    }

    /// Tell Telegram that the tap was seen, with a note the person reads; it may be empty.
    record AnswerTap(String query, String note) implements Effect {}

    /// Tell Telegram that the person can't pay, with the sentence the person reads.
    record RefusePayment(String query, String sentence) implements Effect {}

    /// Tell Telegram that the person may pay.
    record AcceptPayment(String query) implements Effect {}

    /// Ask for Stars.
    ///
    /// @param payload comes back with the payment
    record Invoice(String title, String description, String payload, int stars) implements Effect {}

    /// Take the buttons away from a message whose question is answered.
    record DropButtons(long message) implements Effect {}

    /// Wake the conversation up at that time, with this ticket.
    record WakeAt(long ticket, Instant time) implements Effect {}

    /// Make this request, all variables filled in, and come back with the values its answer has at these pointers.
    record Fetch(long ticket, Step.Request request, Map<String, String> saves) implements Effect {
        public Fetch {
            saves = Map.copyOf(saves);
        }
    }

    /// Say what a language model has written, or why it has not, in place of what was shown of it so far.
    record SayReply(UUID reply, String text, Step.Format format) implements Effect {}

    /// Have a language model write a reply to `text`, and come back with it and this ticket.
    ///
    /// @param instructions what the scenario says about the reply; may be empty
    /// @param variables what is known of the person, as texts, as far as it is not too much: see `ModelVariables`
    record AskModel(long ticket, String text, String instructions, Map<String, String> variables) implements Effect {
        public AskModel {
            variables = Map.copyOf(variables);
        }
    }

    /// Ask the ledger, and come back with its answer and this ticket.
    record AskLedger(long ticket, LedgerRequest request) implements Effect {}

    /// Let the language model end all replies where they are.
    record StopModel() implements Effect {}

    /// Let the language model forget what was said so far.
    record ForgetTalk() implements Effect {}

    /// Let operators know that somebody waits for them.
    record CallPerson() implements Effect {}

    /// What is under a text for the person to press.
    sealed interface Keys {
        record None() implements Keys {}

        /// Buttons under the message, in rows.
        record Buttons(List<List<Button>> rows) implements Keys {
            public Buttons {
                rows = rows.stream().map(List::copyOf).toList();
            }
        }

        /// One key, in place of the keyboard, that shares the person's own phone number.
        record ShareContact(String label) implements Keys {}

        /// One key, in place of the keyboard, that shares where the person is.
        record SharePlace(String label) implements Keys {}

        /// Takes such a key away again.
        record Remove() implements Keys {}
    }

    /// A button under a message.
    sealed interface Button {
        String label();

        /// Comes back as a tap with this data, at most 64 bytes.
        record Tap(String label, String data) implements Button {}

        /// Opens an address.
        record Open(String label, String url) implements Button {}

        /// Opens a Web App.
        record OpenApp(String label, String url) implements Button {}
    }
}
