package dev.beseda.bot.engine.walk;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.turns.EngineEvent.Bill;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.WireName;
import java.util.Optional;

/// What an invoice of a `top_up` is for, as its payload says it: `top_up:7:rub:15000:100`.
///
/// @param ticket of the wait in which it was sent
/// @param amount what is added to the wallet, in the least unit
public record StarsInvoice(long ticket, Currency currency, long amount, int stars) {
    private static final Pattern PAYLOAD =
            Pattern.compile("top_up:([0-9]{1,18}):(rub|xtr|credit):([0-9]{1,18}):([0-9]{1,9})");

    private static final String STARS = "XTR";

    String payload() {
        return "top_up:%d:%s:%d:%d".formatted(ticket, WireName.of(currency), amount, stars);
    }

    /// Empty for what is no invoice of a `top_up`, and for another sum than it asked for.
    public static Optional<StarsInvoice> of(Bill bill) {
        var parts = PAYLOAD.matcher(bill.payload());
        return parts.matches()
                ? Optional.of(new StarsInvoice(
                                Long.parseLong(parts.group(1)),
                                WireName.parse(Currency.class, parts.group(2)),
                                Long.parseLong(parts.group(3)),
                                Integer.parseInt(parts.group(4))))
                        .filter(invoice -> bill.currency().equals(STARS) && bill.total() == invoice.stars())
                : Optional.empty();
    }
}
