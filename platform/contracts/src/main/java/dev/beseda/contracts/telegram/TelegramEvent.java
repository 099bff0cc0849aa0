package dev.beseda.contracts.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.OptionalLong;
import java.util.UUID;

/// What became of a [TelegramCommand]. Topic `telegram.events`, key: the bot.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "message-sent.v1", value = TelegramEvent.MessageSent.class),
    @JsonSubTypes.Type(name = "message-failed.v1", value = TelegramEvent.MessageFailed.class),
    @JsonSubTypes.Type(name = "message-unknown.v1", value = TelegramEvent.MessageUnknown.class),
})
public sealed interface TelegramEvent {
    UUID command();

    UUID bot();

    /// @param message Telegram's id of the message; of a long text, of its last part
    record MessageSent(UUID command, UUID bot, long chat, OptionalLong message) implements TelegramEvent {}

    /// It was not sent and will not be.
    ///
    /// @param departed nobody is there any more: the person blocked the bot, or the bot was put out of the chat
    record MessageFailed(UUID command, UUID bot, long chat, String reason, boolean departed) implements TelegramEvent {}

    /// It may have arrived or not, and is left at that.
    record MessageUnknown(UUID command, UUID bot, long chat, String reason) implements TelegramEvent {}
}
