package dev.beseda.kit.concurrency;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;

/// Where an answer is wanted: on the Vert.x context of whoever asked, though the work is done elsewhere.
public final class CallersContext {
    private CallersContext() {}

    /// The same work with its outcome on the context that this is called on; without one, wherever it comes from.
    public static <T> Uni<T> of(Uni<T> work) {
        var caller = Vertx.currentContext();
        return caller == null ? work : work.emitOn(MutinyHelper.executor(caller));
    }
}
