package dev.beseda.kit.postgres;

import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/// Makes the sharing of one kind of work among replicas.
@ApplicationScoped
public class ShardedWork {
    private final Vertx vertx;
    private final DatabaseAddress address;

    ShardedWork(Vertx vertx, DatabaseAddress address) {
        this.vertx = vertx;
        this.address = address;
    }

    /// Shares `work`; nothing is taken before [Shards#open()].
    public Shards share(Shards.Work work, Shards.ShardListener bearer) {
        return new Shards(vertx, address, work, bearer);
    }
}
