package dev.beseda.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.ledger.closing.BookCheck;
import dev.beseda.billing.ledger.closing.BookClosing;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.GrantBonus;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellStatement;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.Line;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.BillingEvent.StatementTold;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class LedgerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Memo MEMO = new Memo("Картинка", Optional.empty());

    @Inject
    LedgerQueue ledger;

    @Inject
    ExpiryWorker expiry;

    @Inject
    BookClosing closing;

    @Inject
    BookCheck check;

    @Inject
    Transactions transactions;

    private final UUID workspace = UUID.randomUUID();

    @Test
    void hundredHoldsOfOneAreGivenToTwoHundredWhoAskAtOnce() {
        var ada = wallet(1);
        answer(topUp(ada, 100));

        var answers = all(IntStream.range(0, 200)
                .<BillingCommand>mapToObj(at -> hold(ada, 1))
                .toList());

        assertThat(answers).filteredOn(MoneyHeld.class::isInstance).hasSize(100);
        assertThat(answers)
                .filteredOn(CommandRefused.class::isInstance)
                .hasSize(100)
                .allMatch(no -> ((CommandRefused) no).missing() == 1);
    }

    @Test
    void theSameOrderGetsTheSameAnswerAndMovesNothing() {
        var ada = wallet(1);
        var topUp = topUp(ada, 100);
        var first = answer(topUp);
        answer(charge(ada, 30));

        var answers = all(Collections.nCopies(20, topUp));

        assertThat(answers).containsOnly(first);
        assertThat(answer(charge(ada, 71))).isInstanceOf(CommandRefused.class);
        assertThat(answer(charge(ada, 70))).isInstanceOf(MoneyBooked.class);
    }

    @Test
    void aStatementComesInPagesTheNewestFirst() {
        var ada = wallet(1);
        all(IntStream.range(0, 9)
                .<BillingCommand>mapToObj(at -> topUp(ada, 100))
                .toList());
        var hold = hold(ada, 30);
        answer(hold);
        answer(new SettleHold(UUID.randomUUID(), ada, Optional.empty(), hold.id(), 20));
        answer(topUp(wallet(2), 7));
        answer(topUp(ada, 5));

        var first = (StatementTold) answer(statement(ada, OptionalLong.empty()));
        var second = (StatementTold) answer(statement(ada, first.before()));

        assertThat(first.lines()).hasSize(10).extracting(Line::amount).startsWith(5L, -20L, 100L);
        assertThat(first.lines().get(1).text()).isEqualTo("Картинка");
        assertThat(first.balance().available()).isEqualTo(885);
        assertThat(second.lines()).extracting(Line::amount).containsExactly(100L);
        assertThat(second.before()).isEmpty();
    }

    @Test
    void theIdOfAnOtherOrderIsRefused() {
        var ada = wallet(1);
        var topUp = topUp(ada, 100);
        answer(topUp);

        var no = (CommandRefused) answer(new Charge(topUp.id(), ada, Optional.empty(), 100, MEMO));

        assertThat(no.reason()).isEqualTo(Refusal.ID_TAKEN);
        assertThat(no.balance().main()).isEqualTo(100);
    }

    @Test
    void aHoldOfAnotherWalletCannotBeSettled() {
        var ada = wallet(1);
        answer(topUp(ada, 100));
        var hold = hold(ada, 50);
        answer(hold);

        var bob = (CommandRefused) answer(settle(wallet(2), hold, 50));
        var elsewhere = new Wallet(UUID.randomUUID(), 1, Currency.RUB);
        var foreign = (CommandRefused) answer(settle(elsewhere, hold, 50));

        assertThat(List.of(bob.reason(), foreign.reason())).containsOnly(Refusal.UNKNOWN_HOLD);
        assertThat(answer(settle(ada, hold, 50))).isInstanceOf(HoldEnded.class);
    }

    @Test
    void whatNobodyEndsIsFreeAgainAndBonusMoneyIsTakenBackWhenItsTimeIsOver() {
        var ada = wallet(1);
        answer(topUp(ada, 100));
        var soon = Instant.now().plusSeconds(2);
        answer(new GrantBonus(UUID.randomUUID(), ada, Optional.empty(), 40, Optional.of(soon), MEMO));
        answer(new PlaceHold(UUID.randomUUID(), ada, Optional.empty(), 60, Duration.ofSeconds(1), MEMO));

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            var balance = answer(new BillingCommand.TellBalance(UUID.randomUUID(), ada, Optional.empty()))
                    .balance();
            assertThat(balance).isEqualTo(new Balance(100, 0, 0));
        });
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sum("promo")).isZero());
    }

    @Test
    void whatIsOrderedByChanceKeepsTheBookRight() {
        var dice = new Random(42);
        var wallets = IntStream.range(0, 20).mapToObj(this::wallet).toList();
        var holds = new ArrayList<PlaceHold>();
        for (int round = 0; round < 20; round++) {
            var orders = new ArrayList<BillingCommand>();
            for (int at = 0; at < 100; at++) {
                orders.add(order(dice, wallets.get(dice.nextInt(20)), holds));
            }
            var twice = new ArrayList<>(orders);
            twice.addAll(orders.subList(0, 20));
            all(twice);
        }

        await(closing.close());
        await(closing.close());
        await(check.check());

        assertThat(total()).isZero();
        assertThat(wrongBalances()).isZero();
        assertThat(wrongHolds()).isZero();
    }

    private BillingCommand order(Random dice, Wallet wallet, List<PlaceHold> holds) {
        long amount = 1 + dice.nextInt(50);
        return switch (dice.nextInt(6)) {
            case 0, 1 -> topUp(wallet, amount);
            case 2 -> charge(wallet, amount);
            case 3, 4 -> {
                var hold = hold(wallet, amount);
                holds.add(hold);
                yield hold;
            }
            default -> {
                if (holds.isEmpty()) {
                    yield topUp(wallet, amount);
                }
                var hold = holds.get(dice.nextInt(holds.size()));
                yield settle(hold.wallet(), hold, 1 + dice.nextInt((int) hold.amount()));
            }
        };
    }

    private long total() {
        return number("select coalesce(sum(amount), 0)::bigint from posting where workspace_id = $1", workspace);
    }

    private long sum(String account) {
        return number("""
                select coalesce(sum(amount), 0)::bigint from posting join account on account.id = account_id
                where posting.workspace_id = $1 and name = '%s'
                """.formatted(account), workspace);
    }

    private long wrongBalances() {
        return number("""
                select count(*) from account where workspace_id = $1 and person is not null
                  and balance <> (select coalesce(sum(amount), 0) from posting where account_id = account.id)
                """, workspace);
    }

    private long wrongHolds() {
        return number("""
                select count(*) from account where workspace_id = $1 and held <> coalesce((
                    select sum(leg.amount) from hold, unnest(accounts, amounts) as leg (account, amount)
                    where state = 'open' and leg.account = account.id), 0)
                """, workspace);
    }

    private long number(String sql, UUID of) {
        return Rows.stream(await(transactions.run(sql, Tuple.of(of))))
                .findFirst()
                .orElseThrow()
                .getLong(0);
    }

    private Wallet wallet(long person) {
        return new Wallet(workspace, person, Currency.RUB);
    }

    private static TopUp topUp(Wallet wallet, long amount) {
        return new TopUp(UUID.randomUUID(), wallet, Optional.empty(), amount, "stars", MEMO);
    }

    private static Charge charge(Wallet wallet, long amount) {
        return new Charge(UUID.randomUUID(), wallet, Optional.empty(), amount, MEMO);
    }

    private static PlaceHold hold(Wallet wallet, long amount) {
        return new PlaceHold(UUID.randomUUID(), wallet, Optional.empty(), amount, Duration.ofMinutes(5), MEMO);
    }

    private static SettleHold settle(Wallet wallet, PlaceHold hold, long amount) {
        return new SettleHold(UUID.randomUUID(), wallet, Optional.empty(), hold.id(), amount);
    }

    private BillingEvent answer(BillingCommand order) {
        return await(ledger.answer(order, "ada"));
    }

    private List<BillingEvent> all(List<? extends BillingCommand> orders) {
        return await(Multi.createFrom()
                .<BillingCommand>iterable(List.copyOf(orders))
                .onItem()
                .transformToUni(order -> ledger.answer(order, "ada"))
                .merge(500)
                .collect()
                .asList());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }

    private static TellStatement statement(Wallet wallet, OptionalLong before) {
        return new TellStatement(UUID.randomUUID(), wallet, Optional.empty(), before);
    }
}
