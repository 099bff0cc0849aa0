package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.rules.Facts.Limits;
import dev.beseda.billing.promos.Promos;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Answers orders: load, decide, save, put – each once for a whole batch.
@ApplicationScoped
public class Ledger {
    private final Accounts accounts;
    private final Operations operations;
    private final Holds holds;
    private final Postings postings;
    private final StatementPages pages;
    private final Histories histories;
    private final Promos promos;
    private final Outbox outbox;
    private final Limits limits;
    private final Clock clock;

    Ledger(
            Accounts accounts,
            Operations operations,
            Holds holds,
            Postings postings,
            StatementPages pages,
            Histories histories,
            Promos promos,
            Outbox outbox,
            LedgerConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.operations = operations;
        this.holds = holds;
        this.postings = postings;
        this.pages = pages;
        this.histories = histories;
        this.promos = promos;
        this.outbox = outbox;
        this.limits = new Limits(config.mostAtOnce(), config.mostPerDay(), config.longestHold());
        this.clock = clock;
    }

    /// The answers, in the order of the orders. They are told on `billing.events` when the transaction is committed.
    public Uni<List<BillingEvent>> answer(Transaction transaction, List<BillingCommand> commands) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return load(transaction, commands, now).chain(batch -> {
            var answers = new ArrayList<BillingEvent>();
            commands.forEach(command -> answers.add(batch.decide(command, now, limits)));
            return save(transaction, batch, now)
                    .chain(() -> put(transaction, answers))
                    .replaceWith(answers);
        });
    }

    private Uni<Batch> load(Transaction transaction, List<BillingCommand> commands, Instant now) {
        var wallets = commands.stream().map(BillingCommand::wallet).collect(Collectors.toSet());
        return accounts.getForChange(transaction, wallets, now)
                .chain(purses -> Uni.combine()
                        .all()
                        .unis(
                                operations.findAll(transaction, Batch.operationsOf(commands)),
                                holds.findAll(transaction, Batch.holdsOf(commands)),
                                pages.findAll(transaction, Batch.statementsOf(commands)),
                                histories.findAll(transaction, Batch.redeemersOf(commands)),
                                promos.getForChange(transaction, commands))
                        .with((earlier, held, told, before, codes) ->
                                new Batch(purses, earlier, held, told, before, codes)));
    }

    /// In this order no account has less than is held of it in between: what has ended is free, then all that is
    /// booked moves at once, then what is new is held.
    private Uni<Void> save(Transaction transaction, Batch batch, Instant now) {
        return Transaction.inARow(List.of(
                accounts.create(transaction, batch.accounts()),
                operations.add(transaction, batch.decided(), now),
                holds.end(transaction, batch.ended(), now),
                postings.add(transaction, batch.booked(), now),
                holds.add(transaction, batch.made()),
                operations.refund(transaction, batch.refunded()),
                accounts.save(transaction, batch.noted()),
                promos.save(transaction, batch.promos(), now)));
    }

    private Uni<Void> put(Transaction transaction, List<BillingEvent> answers) {
        return outbox.put(
                transaction,
                answers.stream()
                        .map(answer -> new OutgoingMessage(
                                Topics.BILLING_EVENTS, answer.wallet().key(), answer))
                        .toList());
    }
}
