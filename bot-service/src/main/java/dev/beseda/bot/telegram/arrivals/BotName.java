package dev.beseda.bot.telegram.arrivals;

import java.util.Optional;

/// How people in a group speak to a bot: its number and its name at Telegram.
///
/// @param username empty while it has not been learnt
public record BotName(long telegramId, Optional<String> username) {
    boolean is(String name) {
        return username.filter(name::equalsIgnoreCase).isPresent();
    }
}
