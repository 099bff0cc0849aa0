package dev.beseda.bot.bots;

import dev.beseda.contracts.telegram.BotToken;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an owner writes about a bot.
///
/// @param token as BotFather gave it; a bot that exists keeps its token when none is sent
@Schema(examples = """
                {"name": "Survey", "description": "Asks three questions", "bot_type": "telegram", \
                "token": "123456789:AAF-example_token", "is_active": true}""")
public record BotDraft(
        @NotBlank @Size(max = 100) @NoNul String name,
        @Size(max = 1000) @NoNul @Nullable String description,

        @Pattern(regexp = Bot.TELEGRAM, message = "must be telegram") @Nullable
        String botType,

        @Pattern(regexp = BotToken.FORM, message = "must look like " + BotToken.EXAMPLE)
        @Schema(writeOnly = true)
        @Nullable
        String token,

        @Nullable Boolean isActive) {

    /// What would make `bot` as it is.
    BotDraft(Bot bot) {
        this(bot.name(), bot.description(), bot.botType(), null, bot.isActive());
    }

    public Optional<String> newToken() {
        return Optional.ofNullable(token);
    }

    /// The token stays out of logs and messages.
    @Override
    public String toString() {
        return "BotDraft[name=" + name + "]";
    }
}
