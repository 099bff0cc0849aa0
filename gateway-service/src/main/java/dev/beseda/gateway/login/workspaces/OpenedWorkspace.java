package dev.beseda.gateway.login.workspaces;

import dev.beseda.gateway.login.tokens.MintedToken;
import java.time.Instant;
import java.util.UUID;

/// A workspace just made.
///
/// @param owner its first token, with the key for this one time
public record OpenedWorkspace(UUID id, String name, Instant createdAt, MintedToken owner) {

    static OpenedWorkspace of(Workspace workspace, MintedToken owner) {
        return new OpenedWorkspace(workspace.id(), workspace.name(), workspace.createdAt(), owner);
    }
}
