package dev.beseda.bot.telegram.fleet;

import dev.beseda.kit.text.WireName;
import java.util.List;
import java.util.Map;

/// What a repair did.
///
/// @param did what was done; nothing when there was nothing that can be mended from here
/// @param health how the bot is now
public record Repaired(List<Deed> did, BotHealth health) {

    /// One thing that was done.
    ///
    /// @param action in one word for machines
    /// @param sentence by language
    public record Deed(String action, Map<String, String> sentence) {}

    enum Act {
        WEBHOOK_SET("Вебхук поставлен заново", "The webhook was set anew"),
        WEBHOOK_REMOVED("Чужой вебхук снят, опрос продолжается", "Somebody's webhook was removed, polling goes on"),
        SETUP_BEGUN("Настройки бота снова передаются Telegram", "Telegram is told the bot's settings once more"),
        NOTHING("", "");

        private final String russian;
        private final String english;

        Act(String russian, String english) {
            this.russian = russian;
            this.english = english;
        }

        Deed told() {
            return new Deed(WireName.of(this), Map.of("ru", russian, "en", english));
        }
    }
}
