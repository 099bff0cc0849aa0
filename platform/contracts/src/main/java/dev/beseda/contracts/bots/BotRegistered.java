package dev.beseda.contracts.bots;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The newest registration of a bot, so that the gateway knows every webhook without asking.
/// Topic `bots.registry` (compacted), key: the bot; a bot that was deleted is a message without a value.
///
/// @param secretHash SHA-256 of the webhook secret, base64url without padding; the secret itself never travels
/// @param oldSecret the secret before it, which opens beside it for a while
public record BotRegistered(UUID bot, UUID workspace, String secretHash, Optional<OldSecret> oldSecret) {

    /// A webhook secret that another one follows.
    ///
    /// @param hash as that of the newest
    /// @param until when it opens no longer; absent while Telegram was not told the newest, as far as is known
    public record OldSecret(String hash, Optional<Instant> until) {}
}
