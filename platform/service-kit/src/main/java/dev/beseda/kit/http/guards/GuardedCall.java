package dev.beseda.kit.http.guards;

import dev.beseda.kit.concurrency.SerialCancellable;
import dev.beseda.kit.http.rules.CallFailure;
import dev.beseda.kit.http.rules.CircuitBreaker.Refusal;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.function.Supplier;

/// One call on its way through its guard, from the queue to its end.
final class GuardedCall<T, F extends CallFailure> {
    private final CallGuard<F> guard;
    private final CallFailureReader<F> failures;
    private final UniEmitter<? super T> caller;
    private final SerialCancellable underWay = new SerialCancellable();

    GuardedCall(CallGuard<F> guard, CallFailureReader<F> failures, UniEmitter<? super T> caller) {
        this.guard = guard;
        this.failures = failures;
        this.caller = caller;
    }

    /// Who would be refused does not even queue up.
    void begin(Supplier<Uni<? extends T>> work) {
        var refusal = guard.refusal();
        if (refusal.isPresent()) {
            refuse(refusal.get());
            return;
        }
        var ticket = guard.bulkhead().ticket(() -> make(work));
        caller.onTermination(() -> {
            underWay.cancel();
            ticket.leave();
        });
        ticket.enter();
    }

    private void make(Supplier<Uni<? extends T>> work) {
        guard.refusalOfCaller().ifPresentOrElse(this::refuse, () -> underWay.begin(() -> begun(work)));
    }

    private Cancellable begun(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(work).subscribe().with(this::succeeded, this::failed);
    }

    private void refuse(Refusal<F> refusal) {
        caller.fail(new CircuitOpen(refusal));
    }

    private void succeeded(T answer) {
        guard.succeeded();
        caller.complete(answer);
    }

    private void failed(Throwable fault) {
        guard.failed(fault, failures);
        caller.fail(fault);
    }
}
