package dev.beseda.bot.bots;

/// A bot was deleted; for a moment it can still be spoken for, to take leave of Telegram.
public record BotGone(BotCredentials credentials, UpdateDelivery delivery) {}
