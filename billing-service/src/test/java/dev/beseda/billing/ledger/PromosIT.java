package dev.beseda.billing.ledger;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.ledger.closing.BookCheck;
import dev.beseda.billing.ledger.closing.BookClosing;
import dev.beseda.billing.promos.PromoCalls;
import dev.beseda.billing.promos.Promos;
import dev.beseda.contracts.billing.Balance;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.RedeemPromo;
import dev.beseda.contracts.billing.BillingCommand.Refund;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.PercentNoted;
import dev.beseda.contracts.billing.BillingEvent.Refusal;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Promo codes in the ledger: two replicas on one database redeem the same codes at once.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PromosIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int AT_ONCE = 500;
    private static final Memo MEMO = new Memo("Картинка", Optional.empty());

    @Inject
    Transactions transactions;

    @Inject
    Outbox outbox;

    @Inject
    LedgerConfig config;

    @Inject
    Clock clock;

    @Inject
    BookClosing closing;

    @Inject
    BookCheck check;

    private final PromoCalls promos = new PromoCalls();
    private List<Ledger> ledgers;
    private List<LedgerQueue> replicas;

    @BeforeEach
    void start() {
        ledgers = Stream.generate(this::ledger).limit(2).toList();
        replicas = ledgers.stream()
                .map(ledger -> new LedgerQueue(transactions, ledger, new Authors(), config))
                .toList();
    }

    @AfterEach
    void stop() {
        replicas.forEach(LedgerQueue::close);
    }

    private Ledger ledger() {
        return new Ledger(
                new Accounts(),
                new Operations(),
                new Holds(),
                new Postings(),
                new StatementPages(),
                new Histories(),
                new Promos(),
                outbox,
                config,
                clock);
    }

    @Test
    void aCodeOfAHundredUsesIsUsedAHundredTimesByTenThousandPeople() {
        assertThat(promos.make("HUNDRED", "amount", 700, "total_limit", 100)).hasStatus(201);

        var answers = toBoth(10_000, person -> redeem(person, "hundred"));

        assertThat(answers).filteredOn(MoneyBooked.class::isInstance).hasSize(100);
        assertThat(answers)
                .filteredOn(PromosIT::isRefused)
                .hasSize(9_900)
                .allMatch(no -> isRefused(no, Refusal.CODE_USED_UP));
        assertThat(sum("promo")).isEqualTo(-70_000);
        assertThat(promos.show("HUNDRED")).has("uses", 100);
        assertThat(number("select count(*) from promo_use where workspace_id = $1"))
                .isEqualTo(100);
        await(closing.close());
        await(check.check());
    }

    @Test
    void aPersonUsesACodeNoMoreOftenThanAPersonMay() {
        promos.make("THRICE", "amount", 700, "person_limit", 3);

        var answers = toBoth(200, number -> redeem(1, "THRICE"));

        assertThat(answers).filteredOn(MoneyBooked.class::isInstance).hasSize(3);
        assertThat(answers).filteredOn(PromosIT::isRefused).allMatch(no -> isRefused(no, Refusal.CODE_USED));
        assertThat(sum("promo")).isEqualTo(-2_100);
    }

    @Test
    void manyCodesAtOnceDoNotWaitForEachOtherInACircle() {
        for (int code = 0; code < 10; code++) {
            promos.make("CODE-" + code, "amount", 1, "total_limit", 50);
        }

        var answers = toBoth(2_000, number -> redeem(number / 10, "CODE-" + number * 7 % 10));

        assertThat(answers).filteredOn(MoneyBooked.class::isInstance).hasSize(500);
        assertThat(sum("promo")).isEqualTo(-500);
    }

    @Test
    void theSameOrderGetsTheSameAnswerAndUsesTheCodeOnce() {
        promos.make("TWICE", "amount", 700, "person_limit", 2);
        var redeem = redeem(1, "twice");

        var answers = toBoth(20, number -> redeem);

        assertThat(answers).containsOnly(answers.getFirst()).hasOnlyElementsOfType(MoneyBooked.class);
        assertThat(promos.show("TWICE")).has("uses", 1);
        assertThat(answer(redeem(1, "TWICE"))).isInstanceOf(MoneyBooked.class);
    }

    @Test
    void aPercentageComesWithTheNextTopUpAndWithNoOther() {
        promos.make("TENTH", "percent", 10, "bonus_lifetime_seconds", 3_600);

        assertThat(answer(redeem(1, "tenth"))).isInstanceOf(PercentNoted.class);
        assertThat(isRefused(answer(redeem(1, "tenth")), Refusal.CODE_USED)).isTrue();
        answer(topUp(2, 1_000));
        var topUp = topUp(1, 1_009);
        var first = (MoneyBooked) answer(topUp);
        var second = (MoneyBooked) answer(topUp(1, 1_000));

        assertThat(first.balance()).isEqualTo(new Balance(1_009, 100, 0));
        assertThat(second.balance()).isEqualTo(new Balance(2_009, 100, 0));
        assertThat(answer(topUp)).isEqualTo(first);
        assertThat(sum("promo")).isEqualTo(-100);
        assertThat(number("select count(*) from promo_pending where workspace_id = $1"))
                .isZero();

        var above = (CommandRefused) answer(refund(topUp, 1_010));
        var refunded = answer(refund(topUp, 1_009));
        assertThat(above.sentence()).isEqualTo("amount: is 1010, and 1009 of it are left");
        assertThat(refunded.balance()).isEqualTo(new Balance(1_000, 100, 0));
    }

    @Test
    void whatOneBatchDecidesSeesWhatItHasDecidedBefore() {
        promos.make("TENTH", "percent", 10, "person_limit", 2);
        promos.make("ONCE", "amount", 5, "total_limit", 1);
        promos.make("NEW", "amount", 50, "condition", "new_person");
        promos.make("FIRST", "amount", 50, "condition", "first_purchase", "person_limit", 2);

        var answers = batch(
                redeem(1, "TENTH"),
                topUp(1, 1_000),
                redeem(1, "TENTH"),
                redeem(1, "ONCE"),
                redeem(2, "ONCE"),
                redeem(1, "NEW"),
                redeem(2, "NEW"),
                redeem(1, "FIRST"),
                charge(1, 10),
                redeem(1, "FIRST"));

        assertThat(answers)
                .extracting(BillingEvent::balance)
                .extracting(Balance::available)
                .containsExactly(0L, 1_100L, 1_100L, 1_105L, 0L, 1_105L, 50L, 1_155L, 1_145L, 1_145L);
        assertThat(isRefused(answers.get(4), Refusal.CODE_USED_UP)).isTrue();
        assertThat(isRefused(answers.get(5), Refusal.CODE_NOT_FOR_YOU)).isTrue();
        assertThat(isRefused(answers.get(9), Refusal.CODE_NOT_FOR_YOU)).isTrue();
        assertThat(answer(topUp(1, 100)).balance().available()).isEqualTo(1_255);
    }

    @Test
    void conditionsLookAtAllThatWasEverDoneInTheWallet() {
        promos.make("NEW", "amount", 50, "condition", "new_person", "person_limit", 9);
        promos.make("FIRST", "amount", 50, "condition", "first_purchase", "person_limit", 9);

        answer(topUp(1, 100));
        assertThat(isRefused(answer(redeem(1, "NEW")), Refusal.CODE_NOT_FOR_YOU))
                .isTrue();
        assertThat(answer(redeem(1, "FIRST"))).isInstanceOf(MoneyBooked.class);
        var hold = new PlaceHold(UUID.randomUUID(), wallet(1), Optional.empty(), 60, Duration.ofMinutes(5), MEMO);
        answer(hold);
        assertThat(answer(redeem(1, "FIRST"))).isInstanceOf(MoneyBooked.class);
        answer(new SettleHold(UUID.randomUUID(), wallet(1), Optional.empty(), hold.id(), 60));
        assertThat(isRefused(answer(redeem(1, "FIRST")), Refusal.CODE_NOT_FOR_YOU))
                .isTrue();

        assertThat(answer(redeem(2, "NEW"))).isInstanceOf(MoneyBooked.class);
        assertThat(isRefused(answer(redeem(2, "NEW")), Refusal.CODE_NOT_FOR_YOU))
                .isTrue();
    }

    /// Half of the orders go to each of the replicas.
    private List<BillingEvent> toBoth(int orders, LongFunction<BillingCommand> order) {
        return await(Multi.createFrom()
                .items(LongStream.range(0, orders).boxed())
                .onItem()
                .transformToUni(number -> replicas.get((int) (number % 2)).answer(order.apply(number), "ada"))
                .merge(AT_ONCE)
                .collect()
                .asList());
    }

    private List<BillingEvent> batch(BillingCommand... orders) {
        return await(transactions.in(transaction -> ledgers.getFirst().answer(transaction, List.of(orders))));
    }

    private BillingEvent answer(BillingCommand order) {
        return await(replicas.getFirst().answer(order, "ada"));
    }

    private RedeemPromo redeem(long person, String code) {
        return new RedeemPromo(UUID.randomUUID(), wallet(person), Optional.empty(), code, Optional.empty());
    }

    private TopUp topUp(long person, long amount) {
        return new TopUp(UUID.randomUUID(), wallet(person), Optional.empty(), amount, "stars", MEMO);
    }

    private Charge charge(long person, long amount) {
        return new Charge(UUID.randomUUID(), wallet(person), Optional.empty(), amount, MEMO);
    }

    private static Refund refund(TopUp topUp, long amount) {
        return new Refund(UUID.randomUUID(), topUp.wallet(), Optional.empty(), topUp.id(), amount, MEMO);
    }

    private Wallet wallet(long person) {
        return new Wallet(promos.workspace, person, Currency.RUB);
    }

    private static boolean isRefused(BillingEvent event) {
        return event instanceof CommandRefused;
    }

    private static boolean isRefused(BillingEvent event, Refusal reason) {
        return event instanceof CommandRefused no && no.reason() == reason;
    }

    private long sum(String account) {
        return number("""
                select coalesce(sum(amount), 0)::bigint from posting join account on account.id = account_id
                where posting.workspace_id = $1 and name = '%s'
                """.formatted(account));
    }

    private long number(String sql) {
        return Rows.stream(await(transactions.run(sql, Tuple.of(promos.workspace))))
                .findFirst()
                .orElseThrow()
                .getLong(0);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
