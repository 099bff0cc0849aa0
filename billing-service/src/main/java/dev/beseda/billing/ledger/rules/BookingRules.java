package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.promos.rules.Promo;
import dev.beseda.billing.promos.rules.Promo.Gift.Percent;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent.Booking;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Money that goes in or out at once.
final class BookingRules {
    private static final int LONGEST_WAY = 32;

    /// Java knows years that no database does.
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private BookingRules() {}

    static Decision charge(Purse purse, Charge order, Facts facts) {
        var no = Refused.outgoing(purse, order.amount(), facts)
                .or(() -> HoldRules.missing(purse, order.amount(), facts));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        var transfer = new Transfer(purse);
        var legs = transfer.hold(order.amount(), facts.now());
        transfer.end(legs, order.amount(), facts.now());
        var booked = booked(transfer, order, Booking.CHARGE, facts);
        return new Decision(
                facts.spent(booked.purse(), order.amount()), booked.postings(), Optional.empty(), 0, booked.event());
    }

    /// The main account comes first in the answer, then what promo codes add: only the former can be refunded.
    static Decision topUp(Purse purse, TopUp order, Facts facts) {
        var no = way(order).or(() -> Refused.incoming(purse, order.amount(), facts));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        var transfer = new Transfer(purse);
        var main = purse.account(AccountName.main(order.wallet()));
        transfer.move(main, order.amount(), AccountName.clearing(order.wallet(), order.way()));
        facts.promos().pending().forEach(promo -> addPercentage(transfer, order, promo, facts));
        return booked(transfer, order, Booking.TOP_UP, facts);
    }

    /// A wallet that is full is no reason to refuse the money that came in.
    private static void addPercentage(Transfer transfer, TopUp order, Promo promo, Facts facts) {
        if (promo.gift() instanceof Percent percent) {
            long bonus = Math.min(percent.of(order.amount()), Refused.room(transfer.purse()));
            if (bonus > 0) {
                var name = AccountName.bonus(order.wallet(), promo.expiry(facts.now()));
                transfer.move(transfer.purse().account(name), bonus, AccountName.promo(order.wallet()));
            }
        }
    }

    /// What expires in the same second lies in one account.
    static Decision grantBonus(Purse purse, GrantBonus order, Facts facts) {
        var expiry = order.expiresAt().map(end -> end.truncatedTo(ChronoUnit.SECONDS));
        var no = expiry.filter(end -> !end.isAfter(facts.now()) || end.isAfter(LATEST_EXPIRY))
                .map(end -> Refused.because(
                        Refusal.BAD_ORDER, "expires_at: must lie in the future, and before the year 10000"))
                .or(() -> Refused.incoming(purse, order.amount(), facts));
        if (no.isPresent()) {
            return Decision.refused(purse, order, facts, no.get());
        }
        var transfer = new Transfer(purse);
        var bonus = purse.account(AccountName.bonus(order.wallet(), expiry));
        transfer.move(bonus, order.amount(), AccountName.promo(order.wallet()));
        return booked(transfer, order, Booking.BONUS, facts);
    }

    static Decision expireBonus(Purse purse, ExpireBonus order, Facts facts) {
        var transfer = new Transfer(purse);
        transfer.lapse(facts.now());
        return booked(transfer, order, Booking.BONUS_EXPIRED, facts);
    }

    static Decision booked(Transfer transfer, BillingCommand order, Booking booking, Facts facts) {
        var after = transfer.purse();
        var event = new MoneyBooked(
                order.id(),
                order.wallet(),
                order.asker(),
                booking,
                transfer.parts(),
                transfer.lapsed(),
                after.balance(facts.now()));
        return new Decision(after, transfer.postings(), Optional.empty(), 0, event);
    }

    private static Optional<Refused> way(TopUp order) {
        var way = order.way();
        boolean isName =
                !way.isEmpty() && way.length() <= LONGEST_WAY && way.chars().allMatch(BookingRules::isOfAName);
        return isName
                ? Optional.empty()
                : Optional.of(Refused.because(Refusal.BAD_ORDER, "way: must be 1 to 32 characters of a-z, 0-9 and _"));
    }

    private static boolean isOfAName(int character) {
        return character >= 'a' && character <= 'z' || character >= '0' && character <= '9' || character == '_';
    }
}
