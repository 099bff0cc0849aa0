package dev.beseda.billing.ledger.rules;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import java.util.List;
import java.util.Optional;

/// What follows from an order.
///
/// @param purse    the wallet afterwards
/// @param postings what is booked; they sum to zero
/// @param hold     the hold that is new or has ended
/// @param refunded how much of an earlier operation is undone
/// @param event    the answer
public record Decision(Purse purse, List<Posting> postings, Optional<Hold> hold, long refunded, BillingEvent event) {
    public Decision {
        postings = List.copyOf(postings);
    }

    /// What is added to an account, or taken from it.
    public record Posting(AccountName account, long amount) {}

    static Decision refused(Purse purse, BillingCommand command, Facts facts, Refused no) {
        return answer(
                purse,
                new CommandRefused(
                        command.id(),
                        command.wallet(),
                        command.asker(),
                        no.reason(),
                        no.missing(),
                        no.sentence(),
                        purse.balance(facts.now())));
    }

    /// Nothing is moved.
    static Decision answer(Purse purse, BillingEvent event) {
        return new Decision(purse, List.of(), Optional.empty(), 0, event);
    }
}
