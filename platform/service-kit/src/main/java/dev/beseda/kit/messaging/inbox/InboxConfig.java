package dev.beseda.kit.messaging.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the inbox remembers.
@ConfigMapping(prefix = "beseda.inbox")
public interface InboxConfig {
    /// A message that comes again after so long is taken for a new one. Telegram itself repeats an update for 24 hours.
    @WithDefault("24h")
    Duration kept();
}
