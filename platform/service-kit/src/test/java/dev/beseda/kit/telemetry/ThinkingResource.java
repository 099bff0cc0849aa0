package dev.beseda.kit.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Keeps its event loop, by work and by waiting, until the watch has seen it.
@Path("/api/thoughts")
public class ThinkingResource {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final MeterRegistry registry;

    ThinkingResource(MeterRegistry registry) {
        this.registry = registry;
    }

    @POST
    @Path("work")
    @PermitAll
    public Uni<Void> work() {
        think(Thread::onSpinWait);
        return Uni.createFrom().voidItem();
    }

    @POST
    @Path("wait")
    @PermitAll
    public Uni<Void> await() {
        think(() -> LockSupport.parkNanos(WatchedLoop.TICK.toNanos()));
        return Uni.createFrom().voidItem();
    }

    @POST
    @Path("none")
    @PermitAll
    public Uni<Void> none() {
        return Uni.createFrom().voidItem();
    }

    private void think(Runnable aMoment) {
        var blocks = registry.get("beseda.event.loop.blocked").counter();
        double before = blocks.count();
        long begun = System.nanoTime();
        while (blocks.count() == before && System.nanoTime() - begun < LONGEST.toNanos()) {
            aMoment.run();
        }
    }
}
