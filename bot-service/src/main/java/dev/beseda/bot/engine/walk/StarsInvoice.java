package dev.beseda.bot.engine.walk;

import com.google.re2j.Pattern;
import dev.beseda.bot.engine.turns.EngineEvent.Bill;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.text.WireName;
import java.util.Optional;

/// What an invoice of a `top_up` is for, as its payload says it: `top_up:42:7:rub:15000:100`.
///
/// @param person to whom it was sent; a forwarded one can be paid by others
/// @param ticket of the wait in which it was sent
/// @param amount what is added to the wallet, in the least unit
public record StarsInvoice(String person, long ticket, Currency currency, long amount, int stars) {
    private static final Pattern PAYLOAD =
            Pattern.compile("top_up:([^:]{1,20}):([0-9]{1,18}):(rub|xtr|credit):([0-9]{1,18}):([0-9]{1,9})");

    String payload() {
        return "top_up:%s:%d:%s:%d:%d".formatted(person, ticket, WireName.of(currency), amount, stars);
    }

    /// Empty for what is no invoice of a `top_up`, and for another sum than it asked for.
    public static Optional<StarsInvoice> of(Bill bill) {
        var parts = PAYLOAD.matcher(bill.payload());
        return parts.matches()
                ? Optional.of(new StarsInvoice(
                                parts.group(1),
                                Long.parseLong(parts.group(2)),
                                WireName.parse(Currency.class, parts.group(3)),
                                Long.parseLong(parts.group(4)),
                                Integer.parseInt(parts.group(5))))
                        .filter(invoice -> bill.isInStars() && bill.total() == invoice.stars())
                : Optional.empty();
    }
}
