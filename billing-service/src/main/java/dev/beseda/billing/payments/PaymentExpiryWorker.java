package dev.beseda.billing.payments;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/// Ends payments that nobody has shown a receipt for in time. Replicas that do the same at once end each of them once.
@ApplicationScoped
class PaymentExpiryWorker {
    static final int MOST_AT_ONCE = 500;

    private final Payments payments;
    private final PaymentDecisions decisions;
    private final Clock clock;

    PaymentExpiryWorker(Payments payments, PaymentDecisions decisions, Clock clock) {
        this.payments = payments;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return expire().onFailure()
                .invoke(failure -> Log.warnf("Payments that have expired wait: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /// Ends all that is due now.
    Uni<Void> expire() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return payments.due(now, MOST_AT_ONCE).chain(due -> {
            if (due.isEmpty()) {
                return Uni.createFrom().voidItem();
            }
            var done = decisions.expire(due, now);
            return due.size() < MOST_AT_ONCE ? done : done.chain(this::expire);
        });
    }
}
