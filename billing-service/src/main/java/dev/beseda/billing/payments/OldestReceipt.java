package dev.beseda.billing.payments;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Measures how long the oldest receipt waits for somebody who looks at it.
@ApplicationScoped
class OldestReceipt {
    private static final String OLDEST = "select min(receipt_at) as oldest from payment where state = 'receipt'";

    private final Transactions transactions;
    private final Clock clock;
    private final AtomicLong seconds;

    OldestReceipt(Transactions transactions, Clock clock, MeterRegistry metrics) {
        this.transactions = transactions;
        this.clock = clock;
        this.seconds = metrics.gauge("beseda.payments.oldest.receipt.seconds", new AtomicLong());
    }

    @Scheduled(
            every = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> tick() {
        return measure()
                .onFailure()
                .invoke(failure -> Log.warnf("The oldest receipt is looked for later: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    Uni<Void> measure() {
        return transactions
                .run(OLDEST, Tuple.tuple())
                .invoke(rows -> seconds.set(Rows.stream(rows)
                        .flatMap(row -> Stream.ofNullable(row.getOffsetDateTime("oldest")))
                        .map(OffsetDateTime::toInstant)
                        .mapToLong(shown ->
                                Duration.between(shown, clock.instant()).toSeconds())
                        .sum()))
                .replaceWithVoid();
    }
}
