package dev.beseda.bot.telegram;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where Telegram is, and how it reaches us.
@ConfigMapping(prefix = "bot.telegram")
public interface TelegramConfig {
    /// The Bot API server: Telegram's, one's own, or the simulator. Environment: `TELEGRAM_API_URL`.
    @WithDefault("https://api.telegram.org")
    URI apiUrl();

    /// The address of this installation as Telegram sees it. Environment: `BESEDA_PUBLIC_URL`.
    @WithDefault("http://127.0.0.1:8080")
    URI publicUrl();

    /// The longest a single call to Telegram may take.
    @WithDefault("20s")
    Duration timeout();
}
