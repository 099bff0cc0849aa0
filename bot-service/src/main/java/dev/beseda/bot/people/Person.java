package dev.beseda.bot.people;

import java.util.Optional;

/// A Telegram user as an update shows them.
///
/// @param language two or three letters, lower case, such as `ru`
public record Person(
        long telegramId,
        String firstName,
        Optional<String> lastName,
        Optional<String> username,
        Optional<String> language) {}
