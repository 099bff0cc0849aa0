package dev.beseda.kit.http.guards;

import dev.beseda.kit.http.rules.CallFailure;
import dev.beseda.kit.http.rules.CircuitBreaker;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// The way to one server with one key: how many calls are under way, and whether it makes sense to call at all.
///
/// @param <F> why calls fail
public final class CallGuard<F extends CallFailure> {
    private final SemaphoreBulkhead bulkhead;
    private final CircuitBreaker.Limits limits;
    private final Clock clock;
    private CircuitBreaker<F> breaker = CircuitBreaker.closed();

    CallGuard(SemaphoreBulkhead bulkhead, CircuitBreaker.Limits limits, Clock clock) {
        this.bulkhead = bulkhead;
        this.limits = limits;
        this.clock = clock;
    }

    public SemaphoreBulkhead bulkhead() {
        return bulkhead;
    }

    /// Makes a call as soon as there is a place for it, and remembers how it went; who cancels leaves the queue or ends
    /// the call. Fails with [CircuitOpen] as long as nobody calls.
    ///
    /// @param failures reads why it failed
    public <T> Uni<T> call(Supplier<Uni<? extends T>> work, CallFailureReader<F> failures) {
        return Uni.createFrom().emitter(caller -> new GuardedCall<T, F>(this, failures, caller).begin(work));
    }

    /// Why nobody calls now, if so.
    public synchronized Optional<CircuitBreaker.Refusal<F>> refusal() {
        return breaker.refusal(clock.instant());
    }

    /// As [#refusal()], by one who calls now if there is none.
    public synchronized Optional<CircuitBreaker.Refusal<F>> refusalOfCaller() {
        var now = clock.instant();
        var refusal = breaker.refusal(now);
        if (refusal.isEmpty()) {
            breaker = breaker.calling(now, limits);
        }
        return refusal;
    }

    public synchronized void succeeded() {
        breaker = CircuitBreaker.closed();
    }

    public synchronized void failed(F failure) {
        breaker = breaker.failing(failure, clock.instant(), limits);
    }

    void failed(Throwable fault, CallFailureReader<F> failures) {
        failed(failures.read(fault, clock.instant()));
    }

    synchronized boolean isUnused() {
        return bulkhead.isUnused() && breaker.isForgotten(clock.instant(), limits);
    }
}
