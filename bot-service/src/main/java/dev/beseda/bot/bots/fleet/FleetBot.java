package dev.beseda.bot.bots.fleet;

import dev.beseda.bot.bots.UpdateDelivery;
import dev.beseda.bot.bots.settings.BotProfile;
import dev.beseda.bot.bots.tokens.BotCredentials;

/// A bot as the work behind the scenes sees it, of whatever workspace.
///
/// @param credentials what it takes to speak for it
/// @param webhookUrl where Telegram was told to deliver to; empty while it was not told
public record FleetBot(
        BotCredentials credentials, boolean isActive, UpdateDelivery delivery, String webhookUrl, Looks looks) {

    /// What people shall see of it, and what Telegram was told of that.
    public record Looks(BotProfile wanted, BotProfile told) {}
}
