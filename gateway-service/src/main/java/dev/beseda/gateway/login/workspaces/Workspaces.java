package dev.beseda.gateway.login.workspaces;

import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.problems.Conflict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/// Where workspaces are kept.
@ApplicationScoped
class Workspaces {
    private static final String ADD =
            "insert into workspace (id, name, created_at) values ($1, $2, $3) on conflict do nothing";

    Uni<Void> add(Transaction transaction, Workspace workspace) {
        return insert(transaction, workspace)
                .invoke(added -> {
                    if (added == 0) {
                        throw new Conflict("name-taken", "Another workspace has this name");
                    }
                })
                .replaceWithVoid();
    }

    /// Adds it unless it is there.
    Uni<Void> ensure(Transaction transaction, Workspace workspace) {
        return insert(transaction, workspace).replaceWithVoid();
    }

    private static Uni<Integer> insert(Transaction transaction, Workspace workspace) {
        var createdAt = workspace.createdAt().atOffset(ZoneOffset.UTC);
        return transaction
                .run(ADD, Tuple.of(workspace.id(), workspace.name(), createdAt))
                .map(result -> result.rowCount());
    }
}
