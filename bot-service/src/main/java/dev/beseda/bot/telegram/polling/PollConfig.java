package dev.beseda.bot.telegram.polling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How bots are polled for.
@ConfigMapping(prefix = "bot.polling")
public interface PollConfig {
    /// How long Telegram keeps a question open while there is nothing to tell; it allows 50 seconds at the most.
    @WithDefault("30s")
    Duration patience();

    /// The most updates of one answer; Telegram allows 100.
    @WithDefault("100")
    int most();
}
