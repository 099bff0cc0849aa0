package dev.beseda.bot.retention;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Deletes messages that no conversation leads to, and old ones of before there were partitions by month.
@ApplicationScoped
class RowCleaner {
    private static final int MOST_AT_ONCE = ConversationRows.MOST_AT_ONCE;

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

    /// What other services have sent, bot by bot: from each bot to the next one through the index.
    private static final String SENDERS = """
            with recursive sender (bot) as (
                (select bot_id from delivery where conversation_id is null order by bot_id limit 1)
                union all
                select (select bot_id from delivery where conversation_id is null and bot_id > sender.bot
                        order by bot_id limit 1)
                from sender where sender.bot is not null)
            select sender.bot, coalesce(days, $1::int) as days, bot.id is null as gone
            from sender left join bot on bot.id = sender.bot left join workspace_retention using (workspace_id)
            where sender.bot is not null and (bot.id is null or coalesce(days, $1::int) < $2::int)
            """;
    private static final String DELETE_SENT = """
            delete from delivery where id = any (array(
                select id from delivery
                where conversation_id is null and bot_id = $1
                  and ($2::boolean or ended_at is not null and id < uuid_at(now() - make_interval(days => $3::int)))
                limit %d for update skip locked))
            """.formatted(MOST_AT_ONCE);

    private final Transactions transactions;
    private final RetentionConfig config;
    private final Deleted deleted;

    RowCleaner(Transactions transactions, RetentionConfig config, Deleted deleted) {
        this.transactions = transactions;
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
                    return repeat(row.getString("parent"), sql, Tuple.of(days));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Deletes what other services have sent: too long ago for the bot's workspace, or by bots that are gone.
    Uni<Void> cleanSent(int longest) {
        return transactions
                .run(SENDERS, Tuple.of(config.days(), longest))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().items(Rows.stream(rows)))
                .onItem()
                .transformToUniAndConcatenate(
                        row -> cleanSent(row.getUUID("bot"), row.getBoolean("gone"), row.getInteger("days")))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> cleanSent(UUID bot, boolean gone, int days) {
        return repeat("delivery", DELETE_SENT, Tuple.of(bot, gone, days));
    }

    /// Each time is a transaction of its own.
    private Uni<Void> repeat(String table, String sql, Tuple values) {
        return Chunks.whileMore(() -> transactions
                .run(sql, values)
                .map(RowSet::rowCount)
                .invoke(rows -> deleted.rows(table, rows))
                .map(rows -> rows == MOST_AT_ONCE));
    }
}
