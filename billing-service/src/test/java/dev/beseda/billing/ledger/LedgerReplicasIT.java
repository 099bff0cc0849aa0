package dev.beseda.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.billing.promos.Promos;
import dev.beseda.contracts.billing.BillingCommand;
import dev.beseda.contracts.billing.BillingCommand.Charge;
import dev.beseda.contracts.billing.BillingCommand.PlaceHold;
import dev.beseda.contracts.billing.BillingCommand.ReleaseHold;
import dev.beseda.contracts.billing.BillingCommand.SettleHold;
import dev.beseda.contracts.billing.BillingCommand.TellBalance;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.BillingEvent;
import dev.beseda.contracts.billing.BillingEvent.CommandRefused;
import dev.beseda.contracts.billing.BillingEvent.HoldEnded;
import dev.beseda.contracts.billing.BillingEvent.MoneyBooked;
import dev.beseda.contracts.billing.BillingEvent.MoneyHeld;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two replicas on one database get the same orders at once, each in another sequence: what is ordered is booked once.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class LedgerReplicasIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 100;
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

    private final UUID workspace = UUID.randomUUID();
    private List<LedgerQueue> replicas;

    @BeforeEach
    void start() {
        replicas = Stream.generate(this::replica).limit(2).toList();
    }

    @AfterEach
    void stop() {
        replicas.forEach(LedgerQueue::close);
    }

    /// Nothing is shared with another one but the database.
    private LedgerQueue replica() {
        var ledger = new Ledger(
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
        return new LedgerQueue(transactions, ledger, new Authors(), config);
    }

    @Test
    void ordersThatComeToBothAtOnceAreBookedOnceAndBothGiveTheSameAnswer() {
        var topUps = each(this::topUp);
        var charges = each(this::charge);
        var holds = each(this::hold);
        var settled = holds.stream().map(hold -> settle(hold)).toList();
        var released = holds.stream().map(hold -> release(hold)).toList();

        assertThat(toBoth(topUps)).hasOnlyElementsOfType(MoneyBooked.class);
        assertThat(toBoth(charges)).hasOnlyElementsOfType(MoneyBooked.class);
        assertThat(toBoth(holds)).hasOnlyElementsOfType(MoneyHeld.class);
        var ends = toBoth(Stream.concat(settled.stream(), released.stream()).toList());

        assertThat(ends).filteredOn(HoldEnded.class::isInstance).hasSize(PEOPLE);
        assertThat(ends).filteredOn(CommandRefused.class::isInstance).hasSize(PEOPLE);
        assertThat(number("select count(*) from operation where workspace_id = $1"))
                .isEqualTo(5L * PEOPLE);
        assertThat(number("""
                select count(*) from (
                    select from posting where workspace_id = $1 group by operation_id having count(*) <> 2
                ) as operation
                """)).isZero();
        assertThat(number("select count(*) from hold where workspace_id = $1 and state = 'open'"))
                .isZero();
    }

    @Test
    void anIdThatTwoPeopleUseAtOnceIsThatOfOneOfThem() {
        var ids = Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        var ofAda = ids.stream().<BillingCommand>map(id -> topUp(id, 1)).toList();
        var ofBob = ids.stream().<BillingCommand>map(id -> topUp(id, 2)).toList();

        var answers = await(Uni.combine()
                .all()
                .unis(all(replicas.getFirst(), ofAda), all(replicas.getLast(), ofBob))
                .with((ada, bob) -> Stream.concat(ada.stream(), bob.stream()).toList()));

        assertThat(answers).filteredOn(MoneyBooked.class::isInstance).hasSize(PEOPLE);
        assertThat(answers)
                .filteredOn(CommandRefused.class::isInstance)
                .hasSize(PEOPLE)
                .allMatch(no -> ((CommandRefused) no).reason() == Refusal.ID_TAKEN);
        assertThat(balance(1) + balance(2)).isEqualTo(100L * PEOPLE);
    }

    /// The answers that both have given alike.
    private List<BillingEvent> toBoth(List<? extends BillingCommand> orders) {
        var shuffled = new ArrayList<BillingCommand>(orders);
        Collections.shuffle(shuffled, new Random(42));
        var both = await(Uni.combine()
                .all()
                .unis(all(replicas.getFirst(), List.copyOf(orders)), all(replicas.getLast(), List.copyOf(shuffled)))
                .asTuple());
        assertThat(both.getItem1()).hasSameSizeAs(orders).containsExactlyInAnyOrderElementsOf(both.getItem2());
        return both.getItem1();
    }

    private static Uni<List<BillingEvent>> all(LedgerQueue replica, List<BillingCommand> orders) {
        return Multi.createFrom()
                .iterable(orders)
                .onItem()
                .transformToUni(order -> replica.answer(order, "ada"))
                .merge(AT_ONCE)
                .collect()
                .asList();
    }

    private static <T> List<T> each(LongFunction<T> order) {
        return LongStream.range(0, PEOPLE).mapToObj(order).toList();
    }

    private TopUp topUp(long person) {
        return topUp(UUID.randomUUID(), person);
    }

    private TopUp topUp(UUID id, long person) {
        return new TopUp(id, wallet(person), Optional.empty(), 100, "stars", MEMO);
    }

    private Charge charge(long person) {
        return new Charge(UUID.randomUUID(), wallet(person), Optional.empty(), 30, MEMO);
    }

    private PlaceHold hold(long person) {
        return new PlaceHold(UUID.randomUUID(), wallet(person), Optional.empty(), 70, Duration.ofMinutes(5), MEMO);
    }

    private static SettleHold settle(PlaceHold hold) {
        return new SettleHold(UUID.randomUUID(), hold.wallet(), Optional.empty(), hold.id(), 50);
    }

    private static ReleaseHold release(PlaceHold hold) {
        return new ReleaseHold(UUID.randomUUID(), hold.wallet(), Optional.empty(), hold.id());
    }

    private Wallet wallet(long person) {
        return new Wallet(workspace, person, Currency.RUB);
    }

    private long balance(long person) {
        var order = new TellBalance(UUID.randomUUID(), wallet(person), Optional.empty());
        return await(replicas.getFirst().answer(order, "ada")).balance().main();
    }

    private long number(String sql) {
        return Rows.stream(await(transactions.run(sql, Tuple.of(workspace))))
                .findFirst()
                .orElseThrow()
                .getLong(0);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
