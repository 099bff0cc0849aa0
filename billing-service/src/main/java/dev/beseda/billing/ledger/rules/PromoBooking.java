package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.promos.rules.Promo.Gift.Amount;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.billing.promos.rules.PromoRules;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;

/// Promo codes that are redeemed: bonus money at once, or a percentage of the next top-up.
final class PromoBooking {
    private PromoBooking() {}

    static Decision redeem(Purse purse, RedeemPromo order, Facts facts) {
        var no = PromoRules.objection(facts.promos(), order.wallet(), facts.now())
                .map(objection -> Refused.because(objection.reason(), objection.sentence()));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        var promo = facts.promos().promo().orElseThrow();
        return switch (promo.gift()) {
            case Amount gift -> give(purse, order, gift.amount(), facts);
            case Percent gift -> note(purse, order, gift, facts);
        };
    }

    private static Decision give(Purse purse, RedeemPromo order, long amount, Facts facts) {
        var full = Refused.incoming(purse, amount, facts);
        if (full.isPresent()) {
            return Decision.refused(purse, order, facts, full.get());
        }
        var expiry = facts.promos().promo().flatMap(promo -> promo.expiry(facts.now()));
        var transfer = new Transfer(purse);
        var bonus = purse.account(AccountName.bonus(order.wallet(), expiry));
        transfer.move(bonus, amount, AccountName.promo(order.wallet()));
        return BookingRules.booked(transfer, order, Booking.PROMO, facts);
    }

    private static Decision note(Purse purse, RedeemPromo order, Percent gift, Facts facts) {
        var event =
                new PercentNoted(order.id(), order.wallet(), order.asker(), gift.percent(), purse.balance(facts.now()));
        return Decision.answer(purse, event);
    }
}
