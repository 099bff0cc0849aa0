package dev.beseda.bot.quotas;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Lets those who add to a workspace do so one after the other, in whatever replica: each counts what is there when the
/// others have ended. It is the first thing a transaction locks.
@ApplicationScoped
public class WorkspaceLock {
    /// Of all advisory locks, those of workspaces.
    private static final int KIND = 1_600_000;

    private static final String LOCK =
            "select cast(pg_advisory_xact_lock(%d, hashtext(:workspace)) as text)".formatted(KIND);

    /// Held until the transaction at hand ends.
    public Uni<Void> hold(UUID workspace) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("workspace", workspace.toString())
                        .getSingleResult())
                .replaceWithVoid();
    }
}
