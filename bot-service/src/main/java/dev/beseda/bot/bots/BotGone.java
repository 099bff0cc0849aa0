package dev.beseda.bot.bots;

import dev.beseda.bot.bots.tokens.BotCredentials;

/// A bot was deleted; for a moment it can still be spoken for, to take leave of Telegram.
public record BotGone(BotCredentials credentials, UpdateDelivery delivery) {}
