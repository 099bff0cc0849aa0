package dev.beseda.bot.bots.settings;

import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/// A command as Telegram shows it in the menu.
///
/// @param command without the slash
/// @param description what it does, by language
public record BotCommand(
        @NotNull @Pattern(regexp = "[a-z0-9_]{1,32}", message = "must be 1 to 32 of a-z, 0-9 and _")
        String command,

        @NotEmpty
        Map<
                        @Pattern(regexp = BotProfile.LANGUAGE, message = BotProfile.LANGUAGE_MESSAGE) String,
                        @NotBlank @Size(max = LONGEST_DESCRIPTION) @NoNul String>
                description) {

    private static final int LONGEST_DESCRIPTION = 256;
}
