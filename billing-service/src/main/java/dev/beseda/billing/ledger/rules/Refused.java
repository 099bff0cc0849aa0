package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Memo;
import java.util.Optional;

/// Why nothing is moved.
///
/// @param missing how much more there would have to be; 0 where that is not the reason
record Refused(Refusal reason, long missing, String sentence) {
    /// The most that a wallet can have: sums of all of them stay within a `bigint`.
    private static final long MOST_OF_A_WALLET = 1_000_000_000_000_000L;

    private static final int LONGEST_MEMO = 500;

    static Refused because(Refusal reason, String sentence) {
        return new Refused(reason, 0, sentence);
    }

    static Refused missing(long missing) {
        return new Refused(Refusal.INSUFFICIENT_FUNDS, missing, "The wallet has %d too little".formatted(missing));
    }

    /// Whether people can be shown what it was for.
    static Optional<Refused> memo(BillingCommand command) {
        return Memo.of(command)
                .filter(memo -> memo.text().isBlank() || memo.text().length() > LONGEST_MEMO)
                .map(memo -> because(
                        Refusal.BAD_ORDER, "memo: must be a text of 1 to %d characters".formatted(LONGEST_MEMO)));
    }

    /// Whether an amount can be moved at all.
    static Optional<Refused> amount(long amount, Facts facts) {
        if (amount <= 0) {
            return Optional.of(because(Refusal.BAD_ORDER, "amount: must be greater than 0, and is " + amount));
        }
        long most = facts.limits().atOnce();
        return amount > most
                ? Optional.of(because(
                        Refusal.LIMIT, "amount: may be %d at the most at once, and is %d".formatted(most, amount)))
                : Optional.empty();
    }

    /// Whether so much may come in.
    static Optional<Refused> incoming(Purse purse, long amount, Facts facts) {
        return amount(amount, facts).or(() -> {
            long room = room(purse);
            return amount > room
                    ? Optional.of(
                            because(Refusal.BAD_ORDER, "amount: there is room for %d more in a wallet".formatted(room)))
                    : Optional.empty();
        });
    }

    /// How much more a wallet can have.
    static long room(Purse purse) {
        return MOST_OF_A_WALLET - purse.total();
    }

    /// Whether so much may go out; whether it is there is not asked.
    static Optional<Refused> outgoing(Purse purse, long amount, Facts facts) {
        return amount(amount, facts)
                .or(() -> purse.frozen().map(why -> because(Refusal.FROZEN, "The wallet is frozen: " + why)))
                .or(() -> day(purse, amount, facts));
    }

    private static Optional<Refused> day(Purse purse, long amount, Facts facts) {
        var most = facts.limits().perDay();
        long before = purse.spent().on(facts.today());
        if (most.isEmpty() || amount <= most.getAsLong() - before) {
            return Optional.empty();
        }
        return Optional.of(because(
                Refusal.LIMIT,
                "amount: %d may be spent on a day, and %d are spent today".formatted(most.getAsLong(), before)));
    }
}
