package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.Text;

/// What a bot says by default when an answer is not what it asked for.
public final class Complaints {
    private Complaints() {}

    /// A polite sentence with the limits of the question in it.
    public static Text sentence(Wanted wanted, Complaint complaint) {
        throw new UnsupportedOperationException("" + wanted + complaint);
    }
}
