package dev.beseda.bot.telegram.arrivals;

import java.util.Set;

/// Whom somebody speaks to: in a group not always the bot.
///
/// @param usernames who is mentioned, without `@`
/// @param ids who is mentioned or replied to, by their numbers
public record Audience(boolean many, Set<String> usernames, Set<Long> ids) {
    /// There is nobody else in the chat.
    static final Audience BOT_ALONE = new Audience(false, Set.of(), Set.of());

    public Audience {
        usernames = Set.copyOf(usernames);
        ids = Set.copyOf(ids);
    }

    boolean includes(BotName bot) {
        return !many || ids.contains(bot.telegramId()) || usernames.stream().anyMatch(bot::is);
    }
}
