package dev.beseda.bot.telegram.polling.rules;

import java.util.Locale;

/// How the polling of a bot goes.
public enum PollState {
    /// Telegram answers.
    LISTENING,
    /// It does not just now, and is asked again later.
    WAITING,
    /// Somebody else takes the bot's updates.
    CONFLICT,
    /// The token is worth nothing; polling begins again with another one.
    TOKEN_REVOKED;

    public static PollState parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
