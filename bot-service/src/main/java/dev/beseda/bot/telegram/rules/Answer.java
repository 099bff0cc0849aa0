package dev.beseda.bot.telegram.rules;

import java.time.Duration;
import java.util.OptionalLong;

/// What became of one call, as far as it can be known.
public sealed interface Answer {
    /// Telegram said no to the call as it was made.
    sealed interface Declined extends Answer {
        /// Why, without the code.
        String description();
    }

    /// The fault lies with Telegram or the way to it, not with the call.
    sealed interface Unanswered extends Answer {
        /// In our words, without address and token.
        String reason();
    }

    /// Telegram did it.
    ///
    /// @param message the id of the message that was made, or of the first one, if any was
    /// @param body the answer letter by letter
    record Done(OptionalLong message, String body) implements Answer {}

    /// Telegram did not do it and wants no such call for so long (429).
    record Flooded(Duration retryAfter) implements Answer {}

    /// Telegram will never do it (4xx).
    record Refused(int code, String description) implements Declined {}

    /// Telegram does not know the token of the bot (any more), and so did nothing.
    record Unauthorized(int code, String description) implements Declined {
        String reason() {
            return code + " " + description;
        }
    }

    /// The group has become a supergroup: Telegram did not do it here and will do it there.
    record Moved(long chat) implements Declined {
        @Override
        public String description() {
            return "the group has moved";
        }
    }

    /// Telegram did not do it, and may later: it said so itself (5xx), or it was not reached at all.
    record Missed(String reason) implements Unanswered {}

    /// The call left and no usable answer came: nobody knows whether it was done.
    record Silent(String reason) implements Unanswered {}

    /// Whether Telegram looked at the call itself, so it knew the token.
    default boolean isToKnownBot() {
        return switch (this) {
            case Done _, Flooded _, Refused _, Moved _ -> true;
            case Unauthorized _, Missed _, Silent _ -> false;
        };
    }
}
