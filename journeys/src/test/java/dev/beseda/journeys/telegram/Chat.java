package dev.beseda.journeys.telegram;

/// A person's chat with a bot.
///
/// @param bot its token
public record Chat(String bot, long person) {}
