package dev.beseda.billing.promos;

import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoCode;
import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.billing.promos.rules.Redeemer;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Wallet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The promo codes that a batch of orders speaks of, as they stand after each order, and all that must be stored
/// afterwards.
public final class PromoBatch {
    private final Map<Code, Promo> promos = new HashMap<>();
    private final Map<Person, Long> usesOfPeople;
    private final Map<Wallet, Map<UUID, Promo>> pending = new HashMap<>();
    private final Set<Pending> before;
    private final List<Use> uses = new ArrayList<>();

    /// A code as it is kept.
    record Code(UUID workspace, String code) {
        static Optional<Code> of(RedeemPromo order) {
            return PromoCode.parse(order.code())
                    .map(code -> new Code(order.wallet().workspace(), code));
        }
    }

    /// Who may have used a code.
    record Person(UUID promo, long person) {}

    /// A percentage that waits for the next top-up of a wallet.
    record Pending(Wallet wallet, UUID promo) {}

    record Use(RedeemPromo order, UUID promo) {}

    /// @param pending with what they give
    PromoBatch(Collection<Promo> promos, Map<Person, Long> usesOfPeople, Map<Pending, Promo> pending) {
        promos.forEach(promo -> this.promos.put(new Code(promo.workspace(), promo.code()), promo));
        this.usesOfPeople = new HashMap<>(usesOfPeople);
        this.before = Set.copyOf(pending.keySet());
        pending.forEach((key, promo) -> waiting(key.wallet()).put(key.promo(), promo));
    }

    /// What is known of the code that is to be redeemed.
    ///
    /// @param hasMovedMoney whether any money was moved in the wallet
    /// @param hasPaid       whether anything was paid from the wallet
    public PromoFacts facts(RedeemPromo order, boolean hasMovedMoney, boolean hasPaid) {
        return find(order)
                .map(promo -> new PromoFacts(
                        Optional.of(promo),
                        new Redeemer(
                                usesOfPeople.getOrDefault(person(promo, order), 0L),
                                waiting(order.wallet()).containsKey(promo.id()),
                                hasMovedMoney,
                                hasPaid),
                        List.of()))
                .orElse(PromoFacts.NONE);
    }

    /// What comes on top of the top-up.
    public PromoFacts facts(TopUp order) {
        var promos = List.copyOf(waiting(order.wallet()).values());
        return promos.isEmpty() ? PromoFacts.NONE : new PromoFacts(Optional.empty(), Redeemer.NEW, promos);
    }

    /// The code was redeemed.
    public void redeemed(RedeemPromo order) {
        var promo = find(order).orElseThrow();
        promos.put(new Code(promo.workspace(), promo.code()), promo.usedOnceMore());
        usesOfPeople.merge(person(promo, order), 1L, Long::sum);
        uses.add(new Use(order, promo.id()));
        if (promo.gift() instanceof Percent) {
            waiting(order.wallet()).put(promo.id(), promo);
        }
    }

    /// The money came in, and the percentages with it.
    public void toppedUp(TopUp order) {
        pending.remove(order.wallet());
    }

    List<Use> uses() {
        return uses;
    }

    /// How often each code was used by this batch.
    Map<UUID, Long> counts() {
        var counts = new LinkedHashMap<UUID, Long>();
        uses.forEach(use -> counts.merge(use.promo(), 1L, Long::sum));
        return counts;
    }

    /// What waits for a top-up, and did not before this batch.
    Set<Pending> added() {
        var added = after();
        added.removeAll(before);
        return added;
    }

    /// What waited for a top-up before this batch, and does not any more.
    Set<Pending> removed() {
        var removed = new LinkedHashSet<>(before);
        removed.removeAll(after());
        return removed;
    }

    private Set<Pending> after() {
        var all = new LinkedHashSet<Pending>();
        pending.forEach((wallet, promos) -> promos.keySet().forEach(promo -> all.add(new Pending(wallet, promo))));
        return all;
    }

    private Map<UUID, Promo> waiting(Wallet wallet) {
        return pending.computeIfAbsent(wallet, none -> new LinkedHashMap<>());
    }

    private Optional<Promo> find(RedeemPromo order) {
        return Code.of(order).map(promos::get);
    }

    private static Person person(Promo promo, RedeemPromo order) {
        return new Person(promo.id(), order.wallet().person());
    }
}
