package dev.beseda.gateway.login.tokens;

import dev.beseda.kit.identity.Role;
import java.time.Instant;
import java.util.UUID;

/// A token just made, with its key for this one time.
///
/// @param token the key, to be sent as `Authorization: Token <key>`
public record MintedToken(UUID id, UUID workspaceId, String name, Role role, Instant createdAt, String token) {

    public static MintedToken of(ApiToken made, Key key) {
        return new MintedToken(made.id(), made.workspaceId(), made.name(), made.role(), made.createdAt(), key.reveal());
    }

    /// Nobody reads a key in a log.
    @Override
    public String toString() {
        return "MintedToken " + id;
    }
}
