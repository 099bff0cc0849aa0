package dev.beseda.bot.bots.tokens;

import dev.beseda.kit.secrets.SealedColumn;
import java.util.UUID;

/// What it takes to speak for a bot. Lives only as long as a call to Telegram; never shown, never logged.
public record BotCredentials(UUID bot, long telegramId, String token, String webhookSecret) {
    public static final SealedColumn TOKEN = new SealedColumn("bot_record", "sealed_token", "bot.token");
    public static final SealedColumn SECRET = new SealedColumn("bot_record", "sealed_secret", "bot.webhook_secret");
    public static final SealedColumn OLD_SECRET = new SealedColumn("bot_record", "sealed_old_secret", SECRET.field());

    @Override
    public String toString() {
        return "BotCredentials[bot=" + bot + "]";
    }
}
