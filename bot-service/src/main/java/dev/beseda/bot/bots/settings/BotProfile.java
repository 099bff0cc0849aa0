package dev.beseda.bot.bots.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people see of a bot in Telegram before they talk to it. What is absent is left to BotFather.
///
/// @param defaultLanguage whose texts are shown to people without a text of their own
/// @param description of the empty chat, by language
/// @param shortDescription of the bot's page, by language
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BotProfile(
        @Nullable String defaultLanguage,
        @Nullable List<BotCommand> commands,
        @Nullable MenuButton menuButton,
        @Nullable Map<String, String> description,
        @Nullable Map<String, String> shortDescription) {

    /// Telegram tells languages apart by two letters.
    public static final String LANGUAGE = "[a-z]{2}";

    public static final String LANGUAGE_MESSAGE = "must be a language of two letters such as ru";

    /// Nothing of it was ever said.
    public static final BotProfile UNSAID = new BotProfile(null, null, null, null, null);
}
