package dev.beseda.billing.promos.rules;

import dev.beseda.billing.promos.rules.Promo.Condition;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.text.WireName;
import java.time.Instant;
import java.util.Optional;

/// Who can redeem a promo code, and when.
public final class PromoRules {
    private PromoRules() {}

    /// Why a code can't be redeemed.
    public record Objection(Refusal reason, String sentence) {}

    /// What stands in the way of redeeming a code into this wallet now. What concerns everybody is said first, then
    /// what concerns the person: whoever had a code need not know that it is used up.
    public static Optional<Objection> objection(PromoFacts facts, Wallet wallet, Instant now) {
        if (facts.promo().isEmpty()) {
            return unknown("there is no such promo code");
        }
        var promo = facts.promo().get();
        var redeemer = facts.redeemer();
        return unusable(promo, wallet)
                .or(() -> outsideOfItsTime(promo, now))
                .or(() -> used(promo, redeemer))
                .or(() -> usedUp(promo))
                .or(() -> condition(promo, redeemer));
    }

    private static Optional<Objection> unusable(Promo promo, Wallet wallet) {
        if (!promo.availability().active()) {
            return unknown("the promo code %s is switched off".formatted(promo.code()));
        }
        return promo.currency() == wallet.currency()
                ? Optional.empty()
                : unknown("the promo code %s is for wallets in %s"
                        .formatted(promo.code(), WireName.of(promo.currency())));
    }

    private static Optional<Objection> outsideOfItsTime(Promo promo, Instant now) {
        var early = promo.availability().from().filter(now::isBefore);
        if (early.isPresent()) {
            return unknown("the promo code %s can be used from %s on".formatted(promo.code(), early.get()));
        }
        var late = promo.availability().until().filter(end -> !now.isBefore(end));
        return late.isPresent()
                ? unknown("the promo code %s could be used until %s".formatted(promo.code(), late.get()))
                : Optional.empty();
    }

    private static Optional<Objection> used(Promo promo, Redeemer redeemer) {
        int limit = promo.availability().personLimit();
        if (redeemer.uses() >= limit) {
            return objection(
                    Refusal.CODE_USED,
                    "this person has used the promo code %s as often as a person may: %d"
                            .formatted(promo.code(), limit));
        }
        return redeemer.awaitsTopUp()
                ? objection(
                        Refusal.CODE_USED,
                        "the promo code %s waits for the next top-up of this wallet already".formatted(promo.code()))
                : Optional.empty();
    }

    private static Optional<Objection> usedUp(Promo promo) {
        long limit = promo.availability().totalLimit().orElse(Long.MAX_VALUE);
        return promo.uses() >= limit
                ? objection(
                        Refusal.CODE_USED_UP,
                        "the promo code %s was used as often as it may be: %d".formatted(promo.code(), limit))
                : Optional.empty();
    }

    private static Optional<Objection> condition(Promo promo, Redeemer redeemer) {
        if (promo.condition() == Condition.NEW_PERSON && redeemer.hasMovedMoney()) {
            return objection(
                    Refusal.CODE_NOT_FOR_YOU,
                    "the promo code %s is for new persons, and money was moved in this wallet before"
                            .formatted(promo.code()));
        }
        return promo.condition() == Condition.FIRST_PURCHASE && redeemer.hasPaid()
                ? objection(
                        Refusal.CODE_NOT_FOR_YOU,
                        "the promo code %s is for the first purchase, and something was paid from this wallet before"
                                .formatted(promo.code()))
                : Optional.empty();
    }

    private static Optional<Objection> unknown(String sentence) {
        return objection(Refusal.UNKNOWN_CODE, sentence);
    }

    private static Optional<Objection> objection(Refusal reason, String sentence) {
        return Optional.of(new Objection(reason, "code: " + sentence));
    }
}
