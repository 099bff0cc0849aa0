package dev.beseda.bot.telegram.polling.rules;

import dev.beseda.kit.text.WireName;

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
        return WireName.parse(PollState.class, name);
    }

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
