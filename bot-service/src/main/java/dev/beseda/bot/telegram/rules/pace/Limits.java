package dev.beseda.bot.telegram.rules.pace;

import java.time.Duration;

/// What a bot may do. Telegram publishes no exact numbers: these are its advice, and its answers come first.
///
/// @param bulkPerSecond messages of a bot a second, when nobody waits for them
/// @param replyBurst messages to one chat at once, when somebody does; one a second afterwards
/// @param groupPerMinute messages to one group in any minute
/// @param calls calls of a bot under way at once
/// @param bulkCalls how many of these may be bulk
public record Limits(double bulkPerSecond, int replyBurst, int groupPerMinute, int calls, int bulkCalls) {
    /// Bulk to one chat keeps this distance from the message before it.
    static final Duration CHAT_PAUSE = Duration.ofSeconds(1);

    static final Duration GROUP_WINDOW = Duration.ofMinutes(1);
}
