package dev.beseda.billing.ledger.api;

import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.input.QueryValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whose money is asked for, in the query: `person` and, if not roubles, `currency`.
public final class WalletQuery {
    private WalletQuery() {}

    static Wallet wallet(UUID workspace, Optional<String> person, Optional<String> currency) {
        long id = new QueryValue("person", person)
                .whole()
                .orElseThrow(() -> new BadField("person", "is required: Telegram's id of the person"));
        return new Wallet(workspace, id, currency(currency));
    }

    /// Roubles, if none is named. Fails with [BadField] on another word.
    public static Currency currency(Optional<String> name) {
        return name.map(text -> Arrays.stream(Currency.values())
                        .filter(known -> WireName.of(known).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new BadField("currency", "must be one of " + names())))
                .orElse(Currency.RUB);
    }

    private static String names() {
        return Arrays.stream(Currency.values()).map(WireName::of).collect(Collectors.joining(", "));
    }
}
