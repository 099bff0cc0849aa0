package dev.beseda.llm.usage;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.usage.UsageView.Day;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// What replies used, for people who pay for it. Right at any moment: days, and what is not added to them yet.
@ApplicationScoped
class Usage {
    private static final BigDecimal MICRODOLLAR = BigDecimal.valueOf(1_000_000);

    private static final String DAYS = """
            select bot_id, day, provider, model, sum(replies)::bigint as replies, sum(cache_hits)::bigint as cache_hits,
                sum(fallbacks)::bigint as fallbacks, sum(input)::bigint as input, sum(output)::bigint as output,
                sum(picodollars)::numeric as picodollars, sum(unpriced_replies)::bigint as unpriced_replies
            from (
                select * from usage_day
                where workspace_id = $1 and day between $2 and $3 and ($4::uuid is null or bot_id = $4)
                union all
                select workspace_id, bot_id, day, provider, model, %s from usage_entry
                where workspace_id = $1 and day between $2 and $3 and ($4::uuid is null or bot_id = $4)
                group by workspace_id, bot_id, day, provider, model
            ) as used
            group by bot_id, day, provider, model order by day desc, bot_id, provider, model
            """.formatted(Entries.SUMS);

    static final String FORGET = """
            delete from usage_day where ctid = any(array(
                select ctid from usage_day where day < $1 limit $2 for update skip locked))
            """;

    private final Transactions transactions;

    Usage(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<List<Day>> days(UUID workspace, Optional<UUID> bot, LocalDate from, LocalDate to) {
        return transactions
                .run(DAYS, Tuple.of(workspace, from, to).addValue(bot.orElse(null)))
                .map(rows -> Rows.stream(rows).map(Usage::day).toList());
    }

    private static Day day(Row row) {
        return new Day(
                row.getUUID("bot_id"),
                row.getLocalDate("day"),
                row.getString("provider"),
                row.getString("model"),
                row.getLong("replies"),
                row.getLong("cache_hits"),
                row.getLong("fallbacks"),
                row.getLong("input"),
                row.getLong("output"),
                cost(row),
                row.getLong("unpriced_replies"));
    }

    private static OptionalLong cost(Row row) {
        if (row.getLong("unpriced_replies").equals(row.getLong("replies"))) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(row.getBigDecimal("picodollars")
                .divide(MICRODOLLAR, 0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
