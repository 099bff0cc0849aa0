package dev.beseda.gateway.login.workspaces;

import dev.beseda.gateway.login.tokens.ApiToken;
import dev.beseda.gateway.login.tokens.ApiTokens;
import dev.beseda.gateway.login.tokens.Key;
import dev.beseda.gateway.login.tokens.MintedToken;
import dev.beseda.kit.Ids;
import dev.beseda.kit.identity.Role;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Opens workspaces: each begins with one owner token, or nobody could use it.
@ApplicationScoped
public class WorkspaceRunner {
    private final Transactions transactions;
    private final Workspaces workspaces;
    private final ApiTokens tokens;
    private final Clock clock;

    WorkspaceRunner(Transactions transactions, Workspaces workspaces, ApiTokens tokens, Clock clock) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.clock = clock;
    }

    Uni<OpenedWorkspace> open(String name) {
        var workspace = new Workspace(Ids.next(), name, clock.instant());
        var owner = new ApiToken(Ids.next(), workspace.id(), "first owner", Role.OWNER, workspace.createdAt());
        var key = Key.random();
        return transactions
                .in(transaction ->
                        workspaces.add(transaction, workspace).chain(() -> tokens.add(transaction, owner, key.hash())))
                .replaceWith(() -> OpenedWorkspace.of(workspace, MintedToken.of(owner, key)));
    }

    /// Makes sure that there is a default workspace, and that `admin` opens it as its owner in place of the one before.
    /// A key that was revoked opens nothing, and takes nobody's place.
    ///
    /// @return whether it opens the workspace
    public Uni<Boolean> ensureDefault(Key admin) {
        var workspace = new Workspace(Workspace.DEFAULT, Workspace.DEFAULT_NAME, clock.instant());
        var owner = new ApiToken(Ids.next(), workspace.id(), "BESEDA_ADMIN_TOKEN", Role.OWNER, workspace.createdAt());
        return transactions.in(transaction -> workspaces
                .ensure(transaction, workspace)
                .chain(() -> tokens.replace(transaction, owner, admin.hash())));
    }
}
