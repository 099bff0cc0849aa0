package dev.beseda.bot.telegram.wire;

import dev.beseda.bot.telegram.rules.pace.Limits;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
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

    /// How fast a bot may send.
    Pace pace();

    /// Telegram publishes no exact numbers; these are its advice, and its answers come first.
    interface Pace {
        /// Messages of a bot a second that nobody waits for: broadcasts and follow-ups.
        @WithDefault("30")
        @Positive
        double bulkPerSecond();

        /// Replies to one chat at once; one a second afterwards. Telegram lets short bursts pass.
        @WithDefault("20")
        @Positive
        int replyBurst();

        /// Messages to one group in any minute.
        @WithDefault("20")
        @Positive
        int groupPerMinute();

        /// Calls of one bot under way at once.
        @WithDefault("40")
        @Positive
        int calls();

        /// How many of these may be broadcasts and follow-ups, so that replies always find room.
        @WithDefault("20")
        @Positive
        int bulkCalls();

        /// The same as the rules know them.
        default Limits limits() {
            return new Limits(bulkPerSecond(), replyBurst(), groupPerMinute(), calls(), bulkCalls());
        }
    }
}
