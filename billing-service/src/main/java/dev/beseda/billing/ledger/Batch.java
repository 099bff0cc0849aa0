package dev.beseda.billing.ledger;

import dev.beseda.billing.ledger.Histories.History;
import dev.beseda.billing.ledger.Postings.Booked;
import dev.beseda.billing.ledger.rules.AccountName;
import dev.beseda.billing.ledger.rules.Decision;
import dev.beseda.billing.ledger.rules.Decision.Posting;
import dev.beseda.billing.ledger.rules.Facts;
import dev.beseda.billing.ledger.rules.Facts.Earlier;
import dev.beseda.billing.ledger.rules.Facts.Limits;
import dev.beseda.billing.ledger.rules.Facts.Page;
import dev.beseda.billing.ledger.rules.Hold;
import dev.beseda.billing.ledger.rules.LedgerRules;
import dev.beseda.billing.ledger.rules.Purse;
import dev.beseda.billing.promos.PromoBatch;
import dev.beseda.billing.promos.rules.PromoFacts;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.ExpireBonus;
import dev.beseda.contracts.billing.BillingCommand.ExpireHold;
import dev.beseda.contracts.billing.BillingCommand.FreezeWallet;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TellStatement;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The orders of one batch, decided one after the other, and all that must be stored afterwards.
final class Batch {
    private final Map<Wallet, Purse> before;
    private final Map<Wallet, Purse> purses;
    private final Map<OperationId, Earlier> operations;
    private final Map<OperationId, Hold> holds;
    private final Map<OperationId, Page> pages;
    private final Map<Wallet, History> histories;
    private final PromoBatch promos;
    private final Map<OperationId, Hold> made = new LinkedHashMap<>();
    private final Map<OperationId, Hold> ended = new LinkedHashMap<>();
    private final List<Earlier> decided = new ArrayList<>();
    private final List<Booked> booked = new ArrayList<>();
    private final Map<OperationId, Long> refunded = new LinkedHashMap<>();

    Batch(
            Map<Wallet, Purse> purses,
            Map<OperationId, Earlier> operations,
            Map<OperationId, Hold> holds,
            Map<OperationId, Page> pages,
            Map<Wallet, History> histories,
            PromoBatch promos) {
        this.before = Map.copyOf(purses);
        this.purses = new HashMap<>(purses);
        this.operations = new HashMap<>(operations);
        this.holds = new HashMap<>(holds);
        this.pages = Map.copyOf(pages);
        this.histories = new HashMap<>(histories);
        this.promos = promos;
    }

    /// The statements that are asked for.
    static List<TellStatement> statementsOf(List<BillingCommand> commands) {
        return commands.stream()
                .filter(TellStatement.class::isInstance)
                .map(TellStatement.class::cast)
                .toList();
    }

    /// The wallets that promo codes are redeemed into.
    static Set<Wallet> redeemersOf(List<BillingCommand> commands) {
        return commands.stream()
                .filter(RedeemPromo.class::isInstance)
                .map(BillingCommand::wallet)
                .collect(Collectors.toSet());
    }

    /// The ids of orders, those that came before among them, which have to be looked up.
    static Set<OperationId> operationsOf(List<BillingCommand> commands) {
        var ids = new LinkedHashSet<OperationId>();
        for (var command : commands) {
            ids.add(OperationId.of(command));
            if (command instanceof Refund refund) {
                ids.add(OperationId.of(command, refund.operation()));
            }
        }
        return ids;
    }

    /// The holds that orders speak of.
    static Set<OperationId> holdsOf(List<BillingCommand> commands) {
        var ids = new LinkedHashSet<OperationId>();
        commands.forEach(command -> holdOf(command).ifPresent(ids::add));
        return ids;
    }

    /// Decides the next order; the answer of one that was decided before stays.
    BillingEvent decide(BillingCommand command, Instant now, Limits limits) {
        var id = OperationId.of(command);
        var purse = purses.getOrDefault(command.wallet(), Purse.empty(command.wallet()));
        var facts = new Facts(
                now,
                limits,
                holdOf(command).map(holds::get),
                earlierOf(command).map(operations::get),
                pages.getOrDefault(id, Page.EMPTY),
                promosOf(command));
        if (command instanceof TellBalance || command instanceof TellStatement) {
            return LedgerRules.decide(purse, command, facts).event();
        }
        var repeated = operations.get(id);
        if (repeated != null) {
            return repeated.command().equals(command)
                    ? repeated.answer()
                    : LedgerRules.idTaken(purse, command, repeated.command(), facts)
                            .event();
        }
        var decision = LedgerRules.decide(purse, command, facts);
        note(id, command, decision, facts);
        return decision.event();
    }

    private PromoFacts promosOf(BillingCommand command) {
        if (command instanceof TopUp order) {
            return promos.facts(order);
        }
        if (command instanceof RedeemPromo order) {
            var history = histories.getOrDefault(order.wallet(), History.NONE);
            return promos.facts(order, history.hasMovedMoney(), history.hasPaid());
        }
        return PromoFacts.NONE;
    }

    private void note(OperationId id, BillingCommand command, Decision decision, Facts facts) {
        purses.put(command.wallet(), decision.purse());
        var operation = new Earlier(command, decision.event(), 0);
        operations.put(id, operation);
        decided.add(operation);
        var bot = botOf(command, facts);
        decision.postings().forEach(posting -> booked.add(new Booked(id, posting, bot)));
        decision.hold().ifPresent(hold -> note(OperationId.of(command, hold.id()), hold));
        histories.computeIfPresent(command.wallet(), (same, history) -> history.after(decision));
        if (!(decision.event() instanceof CommandRefused)) {
            notePromo(command);
        }
        if (decision.refunded() > 0) {
            undo(earlierOf(command).orElseThrow(), decision.refunded());
        }
    }

    private static Optional<UUID> botOf(BillingCommand command, Facts facts) {
        return command instanceof RedeemPromo order
                ? order.bot()
                : Memo.of(command).or(() -> facts.hold().map(Hold::memo)).flatMap(Memo::bot);
    }

    private void notePromo(BillingCommand command) {
        if (command instanceof RedeemPromo order) {
            promos.redeemed(order);
        } else if (command instanceof TopUp order) {
            promos.toppedUp(order);
        }
    }

    private void note(OperationId id, Hold hold) {
        boolean isNew = hold.isOpen() || made.containsKey(id);
        (isNew ? made : ended).put(id, hold);
        holds.put(id, hold);
    }

    private void undo(OperationId id, long amount) {
        refunded.merge(id, amount, Long::sum);
        operations.computeIfPresent(
                id, (same, one) -> new Earlier(one.command(), one.answer(), one.refunded() + amount));
    }

    List<Earlier> decided() {
        return decided;
    }

    List<Booked> booked() {
        return booked;
    }

    /// The accounts that something is booked on, but those that the wallets had before.
    Set<AccountName> accounts() {
        var names = new LinkedHashSet<AccountName>();
        booked.stream().map(Booked::posting).map(Posting::account).forEach(names::add);
        before.values().stream()
                .flatMap(purse -> purse.accounts().stream().map(account -> account.name(purse.wallet())))
                .forEach(names::remove);
        return names;
    }

    Map<OperationId, Hold> made() {
        return made;
    }

    Map<OperationId, Hold> ended() {
        return ended;
    }

    Map<OperationId, Long> refunded() {
        return refunded;
    }

    PromoBatch promos() {
        return promos;
    }

    /// Wallets of which something else than a balance has changed.
    List<Purse> noted() {
        return purses.values().stream().filter(this::isNoted).toList();
    }

    private boolean isNoted(Purse purse) {
        var earlier = before.getOrDefault(purse.wallet(), purse);
        return !purse.frozen().equals(earlier.frozen()) || !purse.spent().equals(earlier.spent());
    }

    private static Optional<OperationId> holdOf(BillingCommand command) {
        return switch (command) {
            case SettleHold order -> Optional.of(OperationId.of(order, order.hold()));
            case ReleaseHold order -> Optional.of(OperationId.of(order, order.hold()));
            case ExpireHold order -> Optional.of(OperationId.of(order, order.hold()));
            case PlaceHold _,
                    Charge _,
                    TopUp _,
                    GrantBonus _,
                    ExpireBonus _,
                    Refund _,
                    FreezeWallet _,
                    TellBalance _,
                    TellStatement _,
                    RedeemPromo _ -> Optional.empty();
        };
    }

    private static Optional<OperationId> earlierOf(BillingCommand command) {
        return command instanceof Refund order
                ? Optional.of(OperationId.of(order, order.operation()))
                : Optional.empty();
    }
}
