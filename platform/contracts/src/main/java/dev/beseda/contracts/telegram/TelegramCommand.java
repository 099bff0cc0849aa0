package dev.beseda.contracts.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the bot-service is ordered to send. Topic `telegram.commands`, key: the bot.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "send-text.v1", value = TelegramCommand.SendText.class),
    @JsonSubTypes.Type(name = "send-file.v1", value = TelegramCommand.SendFile.class),
})
public sealed interface TelegramCommand {
    /// Chosen by who orders: the same order sent again is the same message, and its outcome is told under it.
    UUID id();

    Target target();

    Urgency urgency();

    /// When the message is of no use any more; absent, it is tried for a day.
    Optional<Instant> expiresAt();

    /// A chat of a bot; a bot of another workspace does not exist.
    record Target(UUID workspace, UUID bot, long chat) {}

    /// @param text Markdown
    record SendText(UUID id, Target target, Urgency urgency, Optional<Instant> expiresAt, String text)
            implements TelegramCommand {}

    /// @param file Telegram's id of the file, or its address (https)
    /// @param caption Markdown; may be empty
    record SendFile(
            UUID id,
            Target target,
            Urgency urgency,
            Optional<Instant> expiresAt,
            FileKind kind,
            String file,
            String caption)
            implements TelegramCommand {}
}
