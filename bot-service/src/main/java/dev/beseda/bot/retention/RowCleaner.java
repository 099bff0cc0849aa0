package dev.beseda.bot.retention;

import dev.beseda.bot.conversations.removal.MessageRemoval;
import dev.beseda.bot.telegram.orders.OrderRemoval;
import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// Deletes messages that no conversation leads to, and old ones of before there were partitions by month.
@ApplicationScoped
class RowCleaner {
    private static final int MOST_AT_ONCE = MessageRemoval.MOST_AT_ONCE;

    /// The first partition has all that was there before; it can't be dropped until its last row is too old.
    private static final String FIRST_PARTITIONS = """
            select oid::regclass::text as name, attname as key, inhparent::regclass::text as parent
            from pg_inherits join pg_class on oid = inhrelid
                join pg_partitioned_table on partrelid = inhparent
                join pg_attribute on attrelid = inhparent and attnum = partattrs[0]
            where inhparent = any ($1::text[]::regclass[]) and pg_get_expr(relpartbound, oid) like '%(MINVALUE)%'
            """;
    private static final String DELETE_OLD = """
            delete from %1$s where %2$s = any (array(
                select %2$s from %1$s where %2$s < uuid_at(now() - make_interval(days => $1::int)) %3$s
                order by %2$s limit %4$d for update skip locked))
            """;

    private final Transactions transactions;
    private final OrderRemoval orders;
    private final RetentionConfig config;
    private final Deleted deleted;

    RowCleaner(Transactions transactions, OrderRemoval orders, RetentionConfig config, Deleted deleted) {
        this.transactions = transactions;
        this.orders = orders;
        this.config = config;
        this.deleted = deleted;
    }

    /// Empties the first partitions of what is older than so many days.
    Uni<Void> emptyFirst(int days) {
        return transactions
                .run(FIRST_PARTITIONS, Tuple.tuple().addArrayOfString(MonthlyPartitions.TABLES.toArray(String[]::new)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().items(Rows.stream(rows)))
                .onItem()
                .transformToUniAndConcatenate(row -> {
                    var open = row.getString("parent").equals("delivery") ? "and ended_at is not null" : "";
                    var sql = DELETE_OLD.formatted(row.getString("name"), row.getString("key"), open, MOST_AT_ONCE);
                    return repeat(
                            row.getString("parent"),
                            () -> transactions.run(sql, Tuple.of(days)).map(RowSet::rowCount));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Deletes what other services have sent: too long ago for the bot's workspace, or by bots that are gone.
    Uni<Void> cleanSent(int longest) {
        return orders.senders(config.days(), longest)
                .onItem()
                .transformToMulti(senders -> Multi.createFrom().iterable(senders))
                .onItem()
                .transformToUniAndConcatenate(
                        sender -> repeat("delivery", () -> orders.removeSent(sender, MOST_AT_ONCE)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Each time is a transaction of its own.
    private Uni<Void> repeat(String table, Supplier<Uni<Integer>> removal) {
        return Chunks.whileMore(
                () -> removal.get().invoke(rows -> deleted.rows(table, rows)).map(rows -> rows == MOST_AT_ONCE));
    }
}
