package dev.beseda.kit.postgres;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;

/// Hears what is told by `pg_notify`, on one connection of its own that is opened again when it breaks. What is told
/// meanwhile is not heard: whoever listens must also look by themselves now and then.
@ApplicationScoped
public class Notifications {
    private static final long PAUSE_MILLIS = 500;

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final PgSubscriber subscriber;
    private final Pool pool;

    Notifications(Vertx vertx, DatabaseAddress address, Pool pool) {
        this.pool = pool;
        this.vertx = vertx;
        this.database = address.options();
        this.subscriber = PgSubscriber.subscriber(vertx, database);
        subscriber.reconnectPolicy(attempt -> PAUSE_MILLIS);
        connect();
    }

    /// Calls `heard` with the payload of each notification on `channel`.
    public void listen(String channel, Consumer<String> heard) {
        subscriber.channel(channel).handler(heard::accept);
    }

    /// Tells all who listen on `channel`, ourselves included. Nobody may be there to hear it.
    public Uni<Void> tell(String channel, String payload) {
        return pool.preparedQuery("select pg_notify($1, $2)")
                .execute(Tuple.of(channel, payload))
                .replaceWithVoid();
    }

    private void connect() {
        subscriber.connect().onFailure(failure -> {
            Log.warnf("Notifications of %s wait: %s", database.getDatabase(), failure);
            vertx.setTimer(PAUSE_MILLIS, again -> connect());
        });
    }

    void stop(@Observes ShutdownEvent ended) {
        subscriber.close();
    }
}
