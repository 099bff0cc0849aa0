package dev.beseda.bot.engine.answers;

import java.time.LocalDate;

/// Reads what a person gave as what the question asks for.
public final class Answers {
    private Answers() {}

    /// The answer as a value, or what is wrong with it.
    public static Reading read(Wanted wanted, Given given, LocalDate today, String language) {
        throw new UnsupportedOperationException("" + wanted + given + today + language);
    }
}
