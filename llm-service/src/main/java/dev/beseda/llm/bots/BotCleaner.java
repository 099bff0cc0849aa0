package dev.beseda.llm.bots;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Takes away what belonged to bots that are gone, batch by batch, and then the bots themselves. Replicas that
/// clean the same bot do no harm.
@ApplicationScoped
class BotCleaner {
    private static final int AT_ONCE = 20;
    private static final int MOST_ROWS = 500;

    private static final String GONE = "select id from bot where deleted_at is not null order by deleted_at limit $1";
    private static final String DELETE = "delete from bot where id = $1 and deleted_at is not null";

    private final Transactions transactions;
    private final List<BotLeftovers> rooms;

    BotCleaner(Transactions transactions, @All List<BotLeftovers> rooms) {
        this.transactions = transactions;
        this.rooms = rooms;
    }

    @Scheduled(
            every = "5s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> clean() {
        return transactions
                .run(GONE, Tuple.of(AT_ONCE))
                .chain(rows -> inARow(
                        Rows.stream(rows).map(row -> delete(row.getUUID("id"))).toList()))
                .onFailure()
                .invoke(failure -> Log.warnf("What belonged to deleted bots stays for a while: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> delete(UUID bot) {
        return inARow(rooms.stream()
                        .map(room -> Chunks.whileMore(() -> deleteSome(room, bot)))
                        .toList())
                .chain(() -> transactions.run(DELETE, Tuple.of(bot)))
                .replaceWithVoid();
    }

    /// Whether there may be more.
    private Uni<Boolean> deleteSome(BotLeftovers room, UUID bot) {
        return Multi.createFrom()
                .iterable(room.deletions())
                .onItem()
                .transformToUniAndConcatenate(sql -> transactions.run(sql, Tuple.of(bot, MOST_ROWS)))
                .collect()
                .asList()
                .map(deleted -> deleted.stream().anyMatch(rows -> rows.rowCount() > 0));
    }

    private static Uni<Void> inARow(List<Uni<Void>> works) {
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> work)
                .collect()
                .last();
    }
}
