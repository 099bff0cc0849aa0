package dev.beseda.llm.memory.rules;

import java.time.Instant;

/// What a person asked and the bot answered; the answer is empty when there was none.
///
/// @param at when it was asked
public record Turn(String asked, String answered, Instant at) {
    /// The database keeps any character but NUL.
    public Turn {
        asked = asked.replace("\0", "");
        answered = answered.replace("\0", "");
    }
}
