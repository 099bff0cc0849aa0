package dev.beseda.journeys.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.BalanceTold;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Part;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.BillingEvent.WalletFrozen;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.journeys.platform.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is killed while money moves: nothing is lost, nothing is booked twice, and the book is right.
@Tag(TestPlatform.BREAKABLE)
class LedgerChaosJourney {
    private static final List<String> VICTIMS = List.of("billing", "postgres", "kafka");
    private static final int WALLETS = 200;
    private static final int PER_SECOND = 500;
    private static final int BEFORE_THE_KILL = 1_000;
    private static final int AFTER_THE_KILL = 1_000;
    private static final long MUCH = 100_000;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Memo MEMO = new Memo("Картинка", Optional.empty());

    private static final TestPlatform PLATFORM = TestPlatform.breakable();

    private final Random dice = new Random(20_261_130);
    private final UUID workspace = UUID.randomUUID();
    private final List<PlaceHold> holds = new ArrayList<>();
    private int repeated;

    @Test
    void whateverIsKilledEachOrderIsAnsweredOnceAndTheBalancesAreTheSumOfTheAnswers() {
        try (var cashiers = new Cashiers(PLATFORM.kafkaSettings())) {
            for (long person = 1; person <= WALLETS; person++) {
                cashiers.order(new TopUp(UUID.randomUUID(), wallet(person), Optional.empty(), MUCH, "bank", MEMO));
            }
            VICTIMS.forEach(victim -> killAmid(cashiers, victim));
            cashiers.awaitAnswers();

            var expected = balances(cashiers);
            var told = ask(cashiers);
            System.out.println("%d orders, %d sent twice, %d refused, %d holds open; killed: %s"
                    .formatted(
                            cashiers.ordered().size(),
                            repeated,
                            refused(cashiers),
                            expected.values().stream()
                                    .filter(sums -> sums.held() > 0)
                                    .count(),
                            VICTIMS));
            assertThat(cashiers.answers().values())
                    .allSatisfy(answers -> assertThat(answers).hasSize(1));
            assertThat(told).isEqualTo(expected);
            assertThat(Book.faults(PLATFORM.api())).isEmpty();
        }
    }

    /// What a wallet has, and how much of it is held.
    private record Sums(long main, long held) {
        Sums plus(long more, long moreHeld) {
            return new Sums(main + more, held + moreHeld);
        }
    }

    private void killAmid(Cashiers cashiers, String victim) {
        order(cashiers, BEFORE_THE_KILL);
        var back = PLATFORM.kill(victim);
        order(cashiers, AFTER_THE_KILL);
        back.run();
        cashiers.awaitAnswers();
    }

    private void order(Cashiers cashiers, int many) {
        long begun = System.nanoTime();
        for (int at = 0; at < many; at++) {
            long due = begun + Duration.ofSeconds(1).toNanos() * at / PER_SECOND;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var order = order();
            cashiers.order(order);
            if (dice.nextInt(10) == 0) {
                cashiers.order(order);
                repeated++;
            }
        }
    }

    private BillingCommand order() {
        var id = UUID.randomUUID();
        var wallet = wallet(1 + dice.nextInt(WALLETS));
        long amount = 1 + dice.nextInt(1_000);
        var some = holds.isEmpty() ? Optional.<PlaceHold>empty() : Optional.of(holds.get(dice.nextInt(holds.size())));
        return switch (dice.nextInt(10)) {
            case 0 -> new TopUp(id, wallet, Optional.empty(), amount, "stars", MEMO);
            case 1, 2 -> new Charge(id, wallet, Optional.empty(), amount * 20, MEMO);
            case 3, 4, 5 ->
                some.<BillingCommand>map(hold ->
                                new SettleHold(id, hold.wallet(), Optional.empty(), hold.id(), 1 + hold.amount() / 2))
                        .orElseGet(() -> hold(id, wallet, amount));
            case 6 ->
                some.<BillingCommand>map(hold -> new ReleaseHold(id, hold.wallet(), Optional.empty(), hold.id()))
                        .orElseGet(() -> hold(id, wallet, amount));
            default -> hold(id, wallet, amount);
        };
    }

    private PlaceHold hold(UUID id, Wallet wallet, long amount) {
        var hold = new PlaceHold(id, wallet, Optional.empty(), amount, LONG, MEMO);
        holds.add(hold);
        return hold;
    }

    /// What the answers add up to.
    private static Map<Wallet, Sums> balances(Cashiers cashiers) {
        var balances = new HashMap<Wallet, Sums>();
        var held = new HashMap<UUID, Long>();
        var answers = cashiers.answers().values().stream()
                .map(all -> all.iterator().next())
                .toList();
        answers.forEach(answer -> {
            if (answer instanceof MoneyHeld hold) {
                held.put(hold.command(), hold.amount());
            }
        });
        answers.forEach(answer -> {
            var change = change(answer, held);
            balances.merge(answer.wallet(), change, (sums, more) -> sums.plus(more.main(), more.held()));
        });
        return balances;
    }

    private static Sums change(BillingEvent answer, Map<UUID, Long> held) {
        return switch (answer) {
            case MoneyBooked booked -> new Sums(sum(booked.parts()), 0);
            case MoneyHeld hold -> new Sums(0, hold.amount());
            case HoldEnded ended -> new Sums(sum(ended.parts()), -held.get(ended.hold()));
            case CommandRefused _, BalanceTold _, StatementTold _, PercentNoted _, WalletFrozen _ -> new Sums(0, 0);
        };
    }

    private static long sum(List<Part> parts) {
        return parts.stream().mapToLong(Part::amount).sum();
    }

    private static long refused(Cashiers cashiers) {
        return cashiers.answers().values().stream()
                .filter(all -> all.iterator().next() instanceof CommandRefused)
                .count();
    }

    /// What the ledger says that the wallets have.
    private Map<Wallet, Sums> ask(Cashiers cashiers) {
        var questions = new ArrayList<UUID>();
        for (long person = 1; person <= WALLETS; person++) {
            var question = new TellBalance(UUID.randomUUID(), wallet(person), Optional.empty());
            questions.add(question.id());
            cashiers.order(question);
        }
        cashiers.awaitAnswers();
        var told = new HashMap<Wallet, Sums>();
        questions.forEach(question -> {
            var answer = cashiers.answers().get(question).iterator().next();
            told.put(
                    answer.wallet(),
                    new Sums(answer.balance().main(), answer.balance().held()));
        });
        return told;
    }

    private Wallet wallet(long person) {
        return new Wallet(workspace, person, Currency.RUB);
    }
}
