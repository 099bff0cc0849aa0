package dev.beseda.bot.telegram.fleet.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What Telegram says about a bot.
public sealed interface BotSnapshot {
    /// The bot is known.
    ///
    /// @param username its name at Telegram, without the `@`
    /// @param url where Telegram delivers to; empty without a webhook
    /// @param pending how many updates wait
    /// @param allowed the kinds Telegram delivers; empty when nobody chose
    record Seen(String username, String url, int pending, List<String> allowed, Optional<DeliveryError> error)
            implements BotSnapshot {}

    /// The token is worth nothing.
    record Revoked() implements BotSnapshot {}

    /// No answer could be had.
    record Unseen(String why) implements BotSnapshot {}

    /// The last delivery that failed.
    record DeliveryError(Instant at, String message) {}
}
