package dev.beseda.billing.promos;

import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.billing.promos.rules.Promo.Condition;
import dev.beseda.billing.promos.rules.Promo.Gift;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.text.WireName;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads promo codes out of rows of their table.
public final class PromoRows {
    private PromoRows() {}

    public static List<Promo> promos(RowSet<Row> rows) {
        return Rows.stream(rows).map(PromoRows::promo).toList();
    }

    static Promo promo(Row row) {
        return new Promo(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                row.getString("code"),
                WireName.parse(Currency.class, row.getString("currency")),
                gift(row),
                Optional.ofNullable(row.getInteger("lifetime_seconds")).map(Duration::ofSeconds),
                WireName.parse(Condition.class, row.getString("condition")),
                row.getString("memo"),
                availability(row),
                row.getLong("uses"));
    }

    private static Gift gift(Row row) {
        var amount = row.getLong("amount");
        return amount == null
                ? new Gift.Percent(row.getInteger("percent"), number(row, "most"))
                : new Gift.Amount(amount);
    }

    private static Availability availability(Row row) {
        return new Availability(
                row.getBoolean("active"),
                time(row, "begins_at"),
                time(row, "ends_at"),
                number(row, "total_limit"),
                row.getInteger("person_limit"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OptionalLong number(Row row, String column) {
        var number = row.getLong(column);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
