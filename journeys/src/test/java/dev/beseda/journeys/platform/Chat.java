package dev.beseda.journeys.platform;

/// A person's chat with a bot.
///
/// @param bot its token
public record Chat(String bot, long person) {}
