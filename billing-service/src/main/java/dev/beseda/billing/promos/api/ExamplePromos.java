package dev.beseda.billing.promos.api;

import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Availability;
import dev.beseda.billing.promos.rules.Promo.Condition;
import dev.beseda.billing.promos.rules.Promo.Gift;
import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.kit.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Promo codes to begin with.
final class ExamplePromos {
    private static final Availability ALWAYS =
            new Availability(true, Optional.empty(), Optional.empty(), OptionalLong.empty(), 1);

    private final UUID workspace;

    ExamplePromos(UUID workspace) {
        this.workspace = workspace;
    }

    List<Promo> all() {
        return List.of(
                promo("NEWUSER10", new Percent(10, OptionalLong.empty()), Optional.empty(), Condition.NEW_PERSON),
                promo("FIRSTGEN", new Amount(5_000), days(30), Condition.FIRST_PURCHASE),
                promo("WELCOME", new Amount(10_000), days(14), Condition.NEW_PERSON));
    }

    private Promo promo(String code, Gift gift, Optional<Duration> lifetime, Condition condition) {
        return new Promo(Ids.next(), workspace, code, Currency.RUB, gift, lifetime, condition, code, ALWAYS, 0);
    }

    private static Optional<Duration> days(int days) {
        return Optional.of(Duration.ofDays(days));
    }
}
