package dev.beseda.kit.postgres;

import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.faults.wire.Protocol;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.PoolOptions;

/// The service's own database, beyond a line that can be broken.
public record FarDatabase(FaultProxy line, Transactions transactions) {
    public static FarDatabase of(DatabaseAddress address, Protocol protocol, Vertx vertx) {
        var options = address.options();
        var line = FaultProxy.to(options.getHost(), options.getPort(), protocol);
        var pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(options.setPort(line.port()))
                .with(new PoolOptions().setMaxSize(2))
                .using(vertx)
                .build());
        return new FarDatabase(line, new Transactions(pool));
    }
}
