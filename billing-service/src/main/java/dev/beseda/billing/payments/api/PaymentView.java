package dev.beseda.billing.payments.api;

import dev.beseda.billing.payments.rules.Payment;
import dev.beseda.billing.payments.rules.Payment.Receipt;
import dev.beseda.billing.payments.rules.Payment.Verdict;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.WireName;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A payment by bank transfer as owners see it.
///
/// @param amount      in the least unit of the currency
/// @param state       `waiting` for a receipt, `receipt` to be looked at, `confirmed`, `declined` or `expired`
/// @param reference   what stands beside the transfer
/// @param receiptFile Telegram's id of the receipt, as the bot `receipt_bot` knows it
/// @param expiresAt   when it is over, unless a receipt was shown
/// @param decidedBy   who confirmed or declined it
/// @param reason      why it was declined
@Schema(examples = """
                {"id": "01990000-0000-7000-8000-000000000001", "person": 42, "amount": 50000, "currency": "rub", \
                "state": "declined", "reference": "B-7K3M9Q", "receipt_file": "AgACAgIAAxkBAAIB", \
                "receipt_bot": "01990000-0000-7000-8000-000000000003", "asked_at": "2026-11-30T09:00:00Z", \
                "expires_at": "2026-12-01T09:00:00Z", "receipt_at": "2026-11-30T09:10:00Z", \
                "decided_at": "2026-11-30T10:00:00Z", "decided_by": "01990000-0000-7000-8000-000000000009", \
                "reason": "No such transfer has come"}""")
public record PaymentView(
        UUID id,
        long person,
        long amount,
        Currency currency,
        String state,
        String reference,
        @Nullable String receiptFile,
        @Nullable UUID receiptBot,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Instant receiptAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    static PaymentView of(Payment payment) {
        var receipt = payment.receipt();
        var verdict = payment.verdict();
        return new PaymentView(
                payment.id(),
                payment.wallet().person(),
                payment.amount(),
                payment.wallet().currency(),
                WireName.of(payment.state()),
                payment.reference(),
                receipt.map(Receipt::file).orElse(null),
                receipt.map(Receipt::bot).orElse(null),
                payment.askedAt(),
                payment.expiresAt(),
                receipt.map(Receipt::shownAt).orElse(null),
                verdict.map(Verdict::at).orElse(null),
                verdict.flatMap(Verdict::by).orElse(null),
                verdict.map(Verdict::reason).filter(text -> !text.isEmpty()).orElse(null));
    }
}
