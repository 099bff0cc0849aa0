package dev.beseda.bot.stars;

import dev.beseda.bot.stars.rules.StarBooks;
import dev.beseda.bot.stars.rules.StarBooks.Difference;
import dev.beseda.bot.stars.rules.StarBooks.Entry;
import dev.beseda.bot.stars.rules.StarBooks.Known;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where differences are kept; each is found once.
@ApplicationScoped
class StarDifferences {
    private static final String KNOWN = """
            select charge, stars, state in ('refunding', 'refunded', 'refund_unknown') as is_refunded
            from star_payment where bot_id = $1 and charge = any($2::text[])
            """;
    private static final String SEEN = """
            update star_payment set is_seen = is_seen or charge = any($2::text[]),
                is_refund_seen = is_refund_seen or charge = any($3::text[])
            where bot_id = $1 and (charge = any($2::text[]) or charge = any($3::text[]))
            """;
    private static final String ADD = """
            insert into star_difference (workspace_id, bot_id, charge, kind, stars_here, stars_there)
            select $1::uuid, $2::uuid, * from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[])
            on conflict do nothing returning *
            """;

    /// A payment that came late was listed already.
    private static final String NOT_SEEN = """
            insert into star_difference (workspace_id, bot_id, charge, kind, stars_here, stars_there)
            select workspace_id, bot_id, charge,
                case when is_seen then 'refund_not_at_telegram' else 'payment_not_at_telegram' end, stars, 0
            from star_payment as payment
            where bot_id = $1 and (not is_seen and paid_at <= $2
                    or state = 'refunded' and not is_refund_seen and changed_at <= $2)
                and not exists (
                    select from star_difference as known
                    where known.bot_id = $1 and known.charge = payment.charge and known.kind = 'payment_not_here')
            on conflict do nothing returning *
            """;
    private static final String PAGE = """
            select * from star_difference where workspace_id = $1 and bot_id = $2 and number < $3
            order by number desc limit $4
            """;

    /// A bot whose Stars are compared.
    record ReconciledBot(UUID workspace, UUID bot) {}

    private final Transactions transactions;
    private final MeterRegistry metrics;

    StarDifferences(Transactions transactions, MeterRegistry metrics) {
        this.transactions = transactions;
        this.metrics = metrics;
    }

    /// The latest first.
    Uni<Page<StarDifference>> page(UUID workspace, UUID bot, PageRequest wanted) {
        long before = wanted.after(Long::valueOf).orElse(Long.MAX_VALUE);
        return transactions
                .run(PAGE, Tuple.of(workspace, bot, before, wanted.rows()))
                .map(rows -> Page.of(
                                Rows.stream(rows).toList(),
                                wanted.size(),
                                row -> row.getLong("number").toString())
                        .map(StarDifferences::view));
    }

    /// Compares a page of Telegram's list; how many differences are new.
    Uni<Integer> compare(Transaction transaction, ReconciledBot bot, List<Entry> listed) {
        if (listed.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return transaction
                .run(
                        KNOWN,
                        Tuple.of(bot.bot(), listed.stream().map(Entry::charge).toArray(String[]::new)))
                .map(StarDifferences::known)
                .chain(known -> add(transaction, bot, StarBooks.compare(listed, known)))
                .call(() -> seen(transaction, bot, listed));
    }

    /// Adds what Telegram has not listed though it is old enough; how many differences are new.
    Uni<Integer> notListed(Transaction transaction, ReconciledBot bot, Instant until) {
        return transaction
                .run(NOT_SEEN, Tuple.of(bot.bot(), until.atOffset(ZoneOffset.UTC)))
                .map(this::told);
    }

    private static Uni<Void> seen(Transaction transaction, ReconciledBot bot, List<Entry> listed) {
        return transaction
                .run(SEEN, Tuple.of(bot.bot(), charges(listed, false), charges(listed, true)))
                .replaceWithVoid();
    }

    private Uni<Integer> add(Transaction transaction, ReconciledBot bot, List<Difference> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        var columns = UnnestColumns.of(found)
                .texts(Difference::charge)
                .texts(difference -> WireName.of(difference.kind()))
                .longs(Difference::here)
                .longs(Difference::there)
                .tuple();
        var values = Tuple.of(bot.workspace(), bot.bot());
        for (int column = 0; column < columns.size(); column++) {
            values.addValue(columns.getValue(column));
        }
        return transaction.run(ADD, values).map(this::told);
    }

    private int told(RowSet<Row> rows) {
        for (var row : rows) {
            metrics.counter("beseda.stars.differences", "kind", row.getString("kind"))
                    .increment();
            Log.warnf(
                    "Stars of bot %s, charge %s: %s, %d here and %d at Telegram",
                    row.getUUID("bot_id"),
                    row.getString("charge"),
                    row.getString("kind"),
                    row.getLong("stars_here"),
                    row.getLong("stars_there"));
        }
        return rows.size();
    }

    private static Map<String, Known> known(RowSet<Row> rows) {
        return Rows.stream(rows)
                .collect(Collectors.toMap(
                        row -> row.getString("charge"),
                        row -> new Known(row.getLong("stars"), row.getBoolean("is_refunded"))));
    }

    private static String[] charges(List<Entry> entries, boolean refunds) {
        return entries.stream()
                .filter(entry -> entry.refund() == refunds)
                .map(Entry::charge)
                .toArray(String[]::new);
    }

    private static StarDifference view(Row row) {
        return new StarDifference(
                row.getString("charge"),
                row.getString("kind"),
                row.getLong("stars_here"),
                row.getLong("stars_there"),
                row.getOffsetDateTime("found_at").toInstant());
    }
}
