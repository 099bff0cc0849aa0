package dev.beseda.kit.postgres;

import io.vertx.mutiny.sqlclient.Pool;

/// Transactions of a pool that is not the service's own.
public final class OtherTransactions {
    private OtherTransactions() {}

    public static Transactions of(Pool pool) {
        return new Transactions(pool);
    }
}
