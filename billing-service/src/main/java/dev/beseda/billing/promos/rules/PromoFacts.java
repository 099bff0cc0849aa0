package dev.beseda.billing.promos.rules;

import java.util.List;
import java.util.Optional;

/// What an order to the ledger has to do with promo codes.
///
/// @param promo   the code that it wants redeemed, if there is one in the workspace
/// @param pending codes whose percentages a top-up brings along
public record PromoFacts(Optional<Promo> promo, Redeemer redeemer, List<Promo> pending) {
    public static final PromoFacts NONE = new PromoFacts(Optional.empty(), Redeemer.NEW, List.of());

    public PromoFacts {
        pending = List.copyOf(pending);
    }
}
