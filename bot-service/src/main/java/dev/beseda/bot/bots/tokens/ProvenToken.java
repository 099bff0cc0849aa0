package dev.beseda.bot.bots.tokens;

/// A token of which Telegram has just said that it is good; never shown, never logged.
public record ProvenToken(String token) {
    /// The bot's number at Telegram: the part of a token before the colon.
    public static long telegramId(String token) {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    public long telegramId() {
        return telegramId(token);
    }

    @Override
    public String toString() {
        return "ProvenToken[telegramId=" + telegramId() + "]";
    }
}
