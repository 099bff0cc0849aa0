package dev.beseda.bot.bots;

import java.util.UUID;

/// What it takes to speak for a bot. Lives only as long as a call to Telegram; never shown, never logged.
public record BotCredentials(UUID bot, long telegramId, String token, String webhookSecret) {

    @Override
    public String toString() {
        return "BotCredentials[bot=" + bot + "]";
    }
}
