package dev.beseda.kit.telemetry;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Keeps its event loop, by work and by waiting.
@Path("/api/thoughts")
public class ThinkingResource {
    static final Duration LONG = Duration.ofMillis(600);

    @POST
    @Path("work")
    @PermitAll
    public Uni<Void> work() {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return Uni.createFrom().voidItem();
    }

    @POST
    @Path("wait")
    @PermitAll
    public Uni<Void> await() {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return Uni.createFrom().voidItem();
    }

    @POST
    @Path("none")
    @PermitAll
    public Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }
}
