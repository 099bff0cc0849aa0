package dev.beseda.bot.bots;

import dev.beseda.kit.web.etags.Tagged;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A bot as its owner sees it; its token and its webhook secret are never shown.
///
/// @param telegramId the bot's number at Telegram
/// @param delivery how it gets its updates
/// @param webhookUrl where Telegram was last told to deliver to; empty while it was never told
public record Bot(
        UUID id,
        String name,
        String description,
        @Schema(examples = "telegram") String botType,
        @Schema(examples = "123456789") long telegramId,
        boolean isActive,
        @Schema(examples = "webhook") UpdateDelivery delivery,
        @Nullable String webhookUrl,
        Instant createdAt,
        Instant updatedAt)
        implements Tagged {

    static final String TELEGRAM = "telegram";
}
