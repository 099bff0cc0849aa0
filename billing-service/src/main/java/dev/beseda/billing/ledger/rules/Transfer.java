package dev.beseda.billing.ledger.rules;

import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.contracts.billing.BillingEvent.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Money on its way between the accounts of a wallet and those of its workspace: what one side loses the other gets.
final class Transfer {
    private final List<Posting> postings = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private Purse purse;
    private long lapsed;

    Transfer(Purse purse) {
        this.purse = purse;
    }

    /// Puts aside what is spent first.
    ///
    /// @param amount at most what the wallet has
    List<Leg> hold(long amount, Instant now) {
        var legs = new ArrayList<Leg>();
        long rest = amount;
        for (var account : purse.spendable(now).toList()) {
            long taken = Math.min(rest, account.available());
            if (taken > 0) {
                purse = purse.with(account.holding(taken));
                legs.add(new Leg(account.id(), taken));
                rest -= taken;
            }
        }
        return legs;
    }

    /// Ends what these legs hold: `amount` of it is paid, in their order, and the rest is free again; of bonus money
    /// whose time is over it is taken back.
    void end(List<Leg> legs, long amount, Instant now) {
        long rest = amount;
        for (var leg : legs) {
            long paid = Math.min(rest, leg.amount());
            rest -= paid;
            end(leg, paid, now);
        }
    }

    private void end(Leg leg, long paid, Instant now) {
        var account = held(leg).holding(-leg.amount());
        purse = purse.with(account);
        if (paid > 0) {
            move(account, -paid, AccountName.revenue(purse.wallet()));
        }
        if (account.isExpired(now)) {
            lapse(held(leg), leg.amount() - paid);
        }
    }

    /// Takes back bonus money whose time is over and that nothing is done with.
    void lapse(Instant now) {
        for (var account : purse.accounts()) {
            if (account.isExpired(now) && account.available() > 0) {
                lapse(account, account.available());
            }
        }
    }

    private void lapse(Account account, long amount) {
        if (amount > 0) {
            add(account, -amount);
            post(AccountName.promo(purse.wallet()), amount);
            lapsed += amount;
        }
    }

    /// Moves `amount` into an account of the wallet, or out of it, against one of the workspace.
    void move(Account account, long amount, AccountName other) {
        add(account, amount);
        post(other, -amount);
        parts.add(account.part(amount));
    }

    /// What can't come back to bonus money that has expired is given to whom that came from.
    void lose(long amount, AccountName from) {
        post(from, -amount);
        post(AccountName.promo(purse.wallet()), amount);
        lapsed += amount;
    }

    Purse purse() {
        return purse;
    }

    List<Posting> postings() {
        return postings;
    }

    List<Part> parts() {
        return parts;
    }

    long lapsed() {
        return lapsed;
    }

    private void add(Account account, long amount) {
        purse = purse.with(account.adding(amount));
        post(account.name(purse.wallet()), amount);
    }

    private void post(AccountName account, long amount) {
        postings.add(new Posting(account, amount));
    }

    private Account held(Leg leg) {
        return purse.find(leg.account())
                .orElseThrow(() -> new IllegalStateException("No account of this wallet: " + leg.account()));
    }
}
