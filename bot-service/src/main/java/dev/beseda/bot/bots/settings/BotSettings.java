package dev.beseda.bot.bots.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.bot.bots.llm.BotLlm;
import dev.beseda.kit.web.etags.Tagged;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a bot behaves outside of its scenarios, and what Telegram shows of it. What is absent of `commands` and all
/// below stays as it is at BotFather.
///
/// @param defaultLanguage spoken to people whose own language a text lacks
/// @param timezone whose time of day scenarios speak of; UTC when it is absent
/// @param fallbackText what the bot says when no scenario has an answer, by language; without any it stays silent
/// @param description what people read in the empty chat, by language
/// @param shortDescription what people read on the bot's page, by language
/// @param llm how the bot talks by itself; when it is absent it does not, and its keys are forgotten
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
                {"default_language": "ru", "timezone": "Europe/Moscow", "fallback_text": {"ru": "Я передам ваш вопрос.", "en": "I will pass it on."}, \
                "menu_button": {"type": "commands"}, \
                "description": {"ru": "Бот отвечает на вопросы.", "en": "Answers questions."}, \
                "short_description": {"ru": "Ответы", "en": "Answers"}, \
                "llm": {"providers": [{"provider": "demo"}], "system_prompt": "You are a librarian."}}""")
public record BotSettings(
        @NotNull @Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE)
        String defaultLanguage,

        @TimeZone @Nullable String timezone,

        @NotNull @Size(max = MOST_LANGUAGES)
        Map<
                        @Pattern(regexp = LANGUAGE, message = LANGUAGE_MESSAGE) String,
                        @NotBlank @Size(max = LONGEST_TEXT) @NoNul String>
                fallbackText,

        @Schema(examples = "[{\"command\": \"start\", \"description\": {\"ru\": \"Начать\", \"en\": \"Begin\"}}]")
        @Size(max = MOST_COMMANDS)
        @Nullable
        List<@NotNull @Valid BotCommand> commands,

        @Valid @Nullable MenuButton menuButton,

        @Size(max = MOST_LANGUAGES) @Nullable
        Map<
                        @Pattern(regexp = BotProfile.LANGUAGE, message = BotProfile.LANGUAGE_MESSAGE) String,
                        @NotBlank @Size(max = LONGEST_DESCRIPTION) @NoNul String>
                description,

        @Size(max = MOST_LANGUAGES) @Nullable
        Map<
                        @Pattern(regexp = BotProfile.LANGUAGE, message = BotProfile.LANGUAGE_MESSAGE) String,
                        @NotBlank @Size(max = LONGEST_SHORT_DESCRIPTION) @NoNul String>
                shortDescription,

        @Valid @Nullable BotLlm llm)
        implements Tagged {

    /// What a language code looks like: `ru`, `pt-BR`.
    public static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?";

    public static final String LANGUAGE_MESSAGE = "must be a language code such as ru or pt-BR";
    public static final int MOST_LANGUAGES = 20;

    /// Spoken by a bot of which nobody has said anything yet.
    public static final String FIRST_LANGUAGE = "en";

    public static final String UTC = "UTC";

    /// Telegram's limit of one message.
    public static final int LONGEST_TEXT = 4096;

    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int LONGEST_SHORT_DESCRIPTION = 120;

    public BotSettings {
        timezone = Objects.requireNonNullElse(timezone, UTC);
    }

    /// Whether a language model answers what no scenario does.
    public boolean talks() {
        return llm != null && llm.enabled();
    }

    /// What Telegram shows of it.
    public BotProfile profile() {
        boolean says = commands != null || menuButton != null || description != null || shortDescription != null;
        return says
                ? new BotProfile(defaultLanguage, commands, menuButton, description, shortDescription)
                : BotProfile.UNSAID;
    }

    /// The same, as it may be shown to anybody.
    public BotSettings withoutKeys() {
        return new BotSettings(
                defaultLanguage,
                timezone,
                fallbackText,
                commands,
                menuButton,
                description,
                shortDescription,
                llm == null ? null : llm.withoutKeys());
    }
}
