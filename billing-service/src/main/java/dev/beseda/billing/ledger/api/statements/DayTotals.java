package dev.beseda.billing.ledger.api.statements;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads what came to the accounts of a workspace on each day.
@ApplicationScoped
class DayTotals {
    private static final int MOST_DAYS = 366;
    private static final UUID NO_BOT = new UUID(0, 0);

    private static final String TOTALS = """
            select day, account.currency, account.name, bot_id, amount
            from day_total join account on account.id = day_total.account_id
            where day_total.workspace_id = $1 and day >= $2 and day <= $3
            order by day desc, account.currency, account.name, bot_id
            """;

    private final ReadPool reads;

    DayTotals(ReadPool reads) {
        this.reads = reads;
    }

    /// @param account `revenue`, `promo`, or `clearing:` and how money came in
    /// @param bot     the bot that it was about, if it was about one
    /// @param amount  in the least unit; below zero went out
    public record DayTotal(
            LocalDate day,
            Currency currency,
            String account,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UUID> bot,
            long amount) {}

    /// Fails with [BadField] when these are too many days.
    Uni<List<DayTotal>> of(UUID workspace, LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw new BadField("from", "must be at most %d days before to, and not after it".formatted(MOST_DAYS - 1));
        }
        return reads.run(TOTALS, Tuple.of(workspace, first, last))
                .map(rows -> Rows.stream(rows).map(DayTotals::total).toList());
    }

    private static DayTotal total(Row row) {
        return new DayTotal(
                row.getLocalDate("day"),
                WireName.parse(Currency.class, row.getString("currency")),
                row.getString("name"),
                Optional.of(row.getUUID("bot_id")).filter(bot -> !bot.equals(NO_BOT)),
                row.getLong("amount"));
    }
}
