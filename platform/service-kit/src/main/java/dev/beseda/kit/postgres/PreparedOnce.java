package dev.beseda.kit.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/// Has statements of any length prepared once for a connection. By default the client keeps those of up to 2,048
/// characters only, and PostgreSQL plans a longer one each time, which can cost more than to run it.
@Singleton
class PreparedOnce implements PgPoolCreator {
    private static final int LONGEST_STATEMENT = 16_384;

    @Override
    public Pool create(Input input) {
        var options = input.pgConnectOptionsList();
        options.forEach(one -> one.setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(options.getFirst())
                .using(input.vertx())
                .build();
    }
}
