package dev.beseda.bot.bots;

/// A token of which Telegram has just said that it is good; never shown, never logged.
public record ProvenToken(String token) {
    long telegramId() {
        return BotDraft.telegramId(token);
    }

    @Override
    public String toString() {
        return "ProvenToken[telegramId=" + telegramId() + "]";
    }
}
