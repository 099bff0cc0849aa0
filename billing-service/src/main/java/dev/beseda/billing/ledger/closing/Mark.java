package dev.beseda.billing.ledger.closing;

import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;

/// A moment of the book. Numbers of postings are given out before their transactions end, so a lower one may come to be
/// seen later; once all transactions of the moment have ended, nothing up to it changes any more. The moment has a
/// transaction of its own: what a snapshot tells of the future counts from the last transaction that has ended, and
/// those that had begun since would be passed over.
///
/// @param upto        the highest number that had been given out
/// @param transaction that of the look, which began after all that had been given a number
record Mark(long upto, long transaction) {
    private static final String NUMBER =
            "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('posting', 'id')::regclass), 0) as upto";

    private static final String RUNNING = """
            select pg_current_xact_id()::text::bigint as begun,
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint as ended
            """;

    /// What is seen now: a new mark, and the first transaction that may still be under way.
    record Sight(Mark mark, long oldestRunning) {}

    /// The number first: whoever was given one up to it has begun when the transactions are looked at. (A wallet is
    /// locked before anything is booked, which is what makes a transaction begin in this sense.)
    static Uni<Sight> look(Transactions transactions) {
        return transactions
                .run(NUMBER, Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong("upto"))
                .chain(upto -> transactions.run(RUNNING, Tuple.tuple()).map(rows -> {
                    var row = rows.iterator().next();
                    return new Sight(new Mark(upto, row.getLong("begun")), row.getLong("ended"));
                }));
    }

    boolean isFinal(Sight later) {
        return later.oldestRunning() >= transaction;
    }
}
