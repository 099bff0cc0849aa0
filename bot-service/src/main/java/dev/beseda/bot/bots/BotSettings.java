package dev.beseda.bot.bots;

import dev.beseda.kit.web.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How a bot behaves outside of its scenarios.
///
/// @param defaultLanguage spoken to people whose own language a text lacks
/// @param fallbackText what the bot says when no scenario has an answer, by language; without any it stays silent
@Schema(examples = """
                {"default_language": "ru", "fallback_text": {"ru": "Я передам ваш вопрос.", "en": "I will pass it on."}}""")
public record BotSettings(
        @NotNull @Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE)
        String defaultLanguage,

        @NotNull @Size(max = MOST_LANGUAGES)
        Map<
                        @Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE) String,
                        @NotBlank @Size(max = LONGEST_TEXT) @NoNul String>
                fallbackText) {

    /// What a language code looks like: `ru`, `pt-BR`.
    public static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?";

    public static final String LANGUAGE_MESSAGE = "must be a language code such as ru or pt-BR";
    public static final int MOST_LANGUAGES = 20;
    /// Telegram's limit of one message.
    public static final int LONGEST_TEXT = 4096;
}
