package dev.beseda.contracts.bots;

import java.util.UUID;

/// The newest registration of a bot, so that the gateway knows every webhook without asking.
/// Topic `bots.registry` (compacted), key: the bot; a bot that was deleted is a message without a value.
///
/// @param secretHash SHA-256 of the webhook secret, base64url without padding; the secret itself never travels
public record BotRegistered(UUID bot, UUID workspace, String secretHash) {}
