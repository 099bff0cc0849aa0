package dev.beseda.bot.telegram.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.telegram.fleet.rules.Finding;
import dev.beseda.bot.telegram.polling.PollStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a bot is in Telegram.
///
/// @param username its name at Telegram; absent before the first look
/// @param lookedAt when it was last looked at; absent before the first look
/// @param pending how many updates wait at Telegram
/// @param polling how the polling goes, when it is polled for
public record BotHealth(
        UUID botId,
        String name,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> username,
        @Schema(examples = "webhook") UpdateDelivery delivery,
        boolean isActive,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> lookedAt,
        int pending,
        List<Finding> findings,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<PollStatus> polling) {}
