package dev.beseda.kit.jobs;

import dev.beseda.kit.Ids;
import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes jobs as long as there are some and this replica has room, and has them done.
///
/// @param <T> what is to be done
public final class JobWorker<T> {
    private static final Duration RELEASE_TIME = Duration.ofSeconds(2);
    private static final Duration TURN_TIME = Duration.ofSeconds(1);

    /// What is done with a job, its end included. If that fails the job is taken up again when its lease has run out.
    public interface Work<T> {
        Uni<Void> run(Leased<T> leased);

        /// So many have fallen over it that it is not tried again.
        Uni<Void> giveUp(Leased<T> leased);
    }

    private final Jobs<T> jobs;
    private final Work<T> work;
    private final WorkLoop workLoop;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopped;

    /// The turn under way: what it takes is released with the others.
    private volatile CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);

    /// The lease of a take whose answer was lost.
    private Optional<UUID> unheard = Optional.empty();

    JobWorker(Jobs<T> jobs, Work<T> work) {
        this.jobs = jobs;
        this.work = work;
        this.workLoop = new WorkLoop("jobs of " + jobs.name(), this::turn);
    }

    /// Looks for jobs.
    public void wake() {
        workLoop.wake();
    }

    /// Holds a lease as long as something is done that somebody asked for: it is released with the others, and takes no
    /// place of theirs.
    public <R> Uni<R> holding(Lease lease, Uni<R> asked) {
        held.add(lease);
        return asked.onTermination().invoke(() -> held.remove(lease));
    }

    /// Nothing begins any more, and others need not wait for the leases of what is under way.
    Uni<Void> stop() {
        workLoop.close();
        stopped = true;
        var over = turn.completeOnTimeout(null, TURN_TIME.toMillis(), TimeUnit.MILLISECONDS);
        return Uni.createFrom()
                .completionStage(over)
                .chain(() -> jobs.release(List.copyOf(held)))
                .ifNoItem()
                .after(RELEASE_TIME)
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf("Others wait for the leases of %s: %s", jobs.name(), failure))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> measure() {
        return jobs.measure().replaceWithVoid();
    }

    private Uni<Void> turn() {
        var over = new CompletableFuture<Void>();
        turn = over;
        return found().chain(this::take).onTermination().invoke(() -> over.complete(null));
    }

    private Uni<Void> found() {
        return unheard.map(lease -> jobs.find(lease)
                        .invoke(found -> unheard = Optional.empty())
                        .chain(this::begin))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> take() {
        int free = jobs.limits().atOnce() - underWay.get();
        if (free <= 0) {
            return Uni.createFrom().voidItem();
        }
        var lease = Ids.next();
        return jobs.take(lease, free)
                .onFailure()
                .invoke(lost -> unheard = Optional.of(lease))
                .chain(this::begin);
    }

    /// What comes in when nothing may begin any more goes to others at once.
    private Uni<Void> begin(List<Leased<T>> taken) {
        if (stopped) {
            return jobs.release(taken.stream().map(Leased::lease).toList());
        }
        underWay.addAndGet(taken.size());
        taken.forEach(this::begin);
        return Uni.createFrom().voidItem();
    }

    private void begin(Leased<T> leased) {
        holding(leased.lease(), Uni.createFrom().deferred(() -> done(leased)))
                .onTermination()
                .invoke(this::placeIsFree)
                .subscribe()
                .with(
                        done -> {},
                        failure -> Log.warnf(
                                "%s %s is taken up again: %s",
                                jobs.name(), leased.lease().job(), failure));
    }

    private Uni<Void> done(Leased<T> leased) {
        return jobs.limits().areOver(leased.lease()) ? work.giveUp(leased) : work.run(leased);
    }

    private void placeIsFree() {
        underWay.decrementAndGet();
        workLoop.wake();
    }
}
