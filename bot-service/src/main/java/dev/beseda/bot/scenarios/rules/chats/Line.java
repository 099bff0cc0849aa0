package dev.beseda.bot.scenarios.rules.chats;

import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.values.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of a chat that is written down.
public sealed interface Line {
    /// The person writes; what begins with `/` is a command.
    record Person(String text) implements Line {}

    /// The person taps the newest button with this label.
    record Tap(String label) implements Line {}

    /// The person shares a contact or a place, or sends a file.
    record Sends(Input given) implements Line {}

    /// The bot says this next; `*` stands for anything. Its buttons are compared when they are named.
    record Bot(String text, Optional<List<String>> buttons) implements Line {
        public Bot {
            buttons = buttons.map(List::copyOf);
        }
    }

    /// So much time passes.
    record After(Duration time) implements Line {}

    /// The server that was asked answers.
    ///
    /// @param request what it must have been asked, such as `GET https://example.com/*`
    /// @param body JSON as maps, lists, texts, numbers and truths; empty when there is none
    record Answers(int status, Optional<Object> body, Optional<String> request) implements Line {}

    /// The language model that was asked replies; without a text it fails.
    ///
    /// @param asked what it must have been asked; `*` stands for anything
    record Model(Optional<String> text, Optional<String> asked) implements Line {}

    /// The person pays the newest invoice with so many Stars.
    record Pays(int stars) implements Line {}

    /// The ledger that was asked answers.
    ///
    /// @param values amounts and the like by the names that are remembered; with `refusal` it moved nothing
    /// @param asked what it must have been asked, such as `pay 150*`; `*` stands for anything
    record Ledger(Map<String, Value> values, Optional<String> asked) implements Line {
        public Ledger {
            values = Map.copyOf(values);
        }
    }

    /// Another system tells something of the person.
    record Event(String name, Map<String, Value> values) implements Line {
        public Event {
            values = Map.copyOf(values);
        }
    }

    /// An operator takes the conversation over, or hands it back.
    record Staff(Move move) implements Line {}

    /// What an operator may do.
    enum Move {
        TAKES_OVER,
        HANDS_BACK
    }
}
