package dev.beseda.bot.stars;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A payment in Stars as the API shows it.
///
/// @param charge Telegram's id of the payment
/// @param operation what the ledger has booked for it
/// @param state `paid`, `refunding`, `refunded`, `refund_failed` or `refund_unknown`
/// @param reason why it was to be given back
/// @param failure why it was not given back, or not yet
@Schema(
        examples = "{\"charge\": \"stx4Ju8\", \"person\": 42, \"stars\": 100, \"operation\":"
                + " \"0781f220-8710-38cc-8cca-73012850555d\", \"currency\": \"rub\", \"amount\": 15000, \"state\": \"paid\","
                + " \"reason\": null, \"failure\": null, \"paid_at\": \"2026-11-30T17:21:09Z\","
                + " \"changed_at\": \"2026-11-30T17:21:09Z\"}")
public record StarPaymentView(
        String charge,
        long person,
        long stars,
        UUID operation,
        String currency,
        long amount,
        String state,
        Optional<String> reason,
        Optional<String> failure,
        Instant paidAt,
        Instant changedAt) {}
