package dev.beseda.billing.payments;

import dev.beseda.billing.payments.rules.Payment;
import dev.beseda.billing.payments.rules.Payment.Receipt;
import dev.beseda.billing.payments.rules.Payment.State;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.contracts.billing.Asker;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.contracts.payments.PaymentEvent.Decision;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;

/// Payments as rows of their table.
public final class PaymentRows {
    private PaymentRows() {}

    public static Payment payment(Row row) {
        return new Payment(
                row.getUUID("id"),
                new Wallet(
                        row.getUUID("workspace_id"),
                        row.getLong("person"),
                        WireName.parse(Currency.class, row.getString("currency"))),
                new Asker(row.getUUID("bot_id"), row.getUUID("conversation_id"), row.getLong("ticket")),
                row.getLong("amount"),
                row.getString("reference"),
                row.getString("details"),
                row.getOffsetDateTime("asked_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                time(row, "receipt_at")
                        .map(shown -> new Receipt(row.getString("receipt_file"), row.getUUID("receipt_bot_id"), shown)),
                time(row, "decided_at").map(decided -> verdict(row, decided)));
    }

    private static Verdict verdict(Row row, Instant decided) {
        var state = WireName.parse(State.class, row.getString("state"));
        return new Verdict(
                WireName.parse(Decision.class, WireName.of(state)),
                Optional.ofNullable(row.getString("decided_by")),
                decided,
                row.getString("reason"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    /// All columns but the number, which the table gives.
    static Tuple columns(Collection<Payment> payments) {
        return UnnestColumns.of(payments)
                .uuids(payment -> payment.wallet().workspace())
                .uuids(Payment::id)
                .longs(payment -> payment.wallet().person())
                .texts(payment -> WireName.of(payment.wallet().currency()))
                .longs(Payment::amount)
                .texts(Payment::reference)
                .texts(Payment::details)
                .uuids(payment -> payment.asker().bot())
                .uuids(payment -> payment.asker().conversation())
                .longs(payment -> payment.asker().ticket())
                .texts(payment -> WireName.of(payment.state()))
                .texts(payment -> payment.receipt().map(Receipt::file).orElse(null))
                .uuids(payment -> payment.receipt().map(Receipt::bot).orElse(null))
                .instants(payment -> payment.receipt().map(Receipt::shownAt).orElse(null))
                .instants(Payment::askedAt)
                .instants(Payment::expiresAt)
                .instants(payment -> payment.verdict().map(Verdict::at).orElse(null))
                .texts(payment -> payment.verdict().flatMap(Verdict::by).orElse(null))
                .texts(payment -> payment.verdict().map(Verdict::reason).orElse(null))
                .tuple();
    }
}
