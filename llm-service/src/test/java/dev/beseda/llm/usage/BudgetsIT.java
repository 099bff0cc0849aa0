package dev.beseda.llm.usage;

import static dev.beseda.llm.usage.Spending.PATIENCE;
import static dev.beseda.llm.usage.Spending.done;
import static dev.beseda.llm.usage.Spending.limits;
import static dev.beseda.llm.usage.Spending.spent;
import static dev.beseda.llm.usage.Spending.talk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings.Limits;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BudgetsIT {
    private static final String HELD =
            "select sum(spent + reserved)::bigint as held from allowance where bot_id = $1 and person = $2";
    private static final Limits A_THOUSAND = limits(OptionalLong.empty(), OptionalLong.of(1_000));

    @Inject
    Budgets budgets;

    @Inject
    UsageCleaner cleaner;

    @Inject
    Transactions transactions;

    private final UUID bot = UUID.randomUUID();

    @Test
    void twoHundredAtOnceNeverOvershoot() {
        var both = limits(OptionalLong.of(100), OptionalLong.of(1_000));
        var replies = replies(200);

        var granted = done(Multi.createFrom()
                .range(0, 200)
                .onItem()
                .transformToUni(at -> budgets.reserve(replies.get(at), talk(bot, at % 20 + 1), both, 30))
                .merge(200)
                .filter(answer -> answer)
                .collect()
                .asList());

        assertThat(granted).hasSize(1_000 / 30);
        assertThat(held(0)).isEqualTo(990);
        assertThat(IntStream.rangeClosed(1, 20).mapToLong(this::held)).allMatch(held -> held <= 100);
    }

    @Test
    void whatWasNotUsedIsFreeAgain() {
        var talk = talk(bot, 7);
        var replies = replies(3);
        assertThat(replies).allMatch(reply -> reserve(reply, talk, 300));
        assertThat(reserve(UUID.randomUUID(), talk, 300)).isFalse();

        done(transactions.in(transaction -> budgets.settle(
                        transaction, List.of(spent(replies.get(0), talk, 10, 20), spent(replies.get(1), talk, 30, 40)))
                .chain(() -> budgets.release(transaction, List.of(replies.get(2))))));

        assertThat(held(0)).isEqualTo(100);
        assertThat(reserve(UUID.randomUUID(), talk, 901)).isFalse();
        assertThat(reserve(UUID.randomUUID(), talk, 900)).isTrue();
    }

    @Test
    void manyEndAtOnceWithoutWaitingInACircle() {
        var others = List.of(UUID.randomUUID(), UUID.randomUUID(), bot);
        var talks = IntStream.range(0, 60)
                .mapToObj(at -> talk(others.get(at % 3), at % 5 + 1))
                .toList();
        var ends =
                talks.stream().map(talk -> spent(UUID.randomUUID(), talk, 1, 1)).toList();
        var roomy = limits(OptionalLong.of(10_000), OptionalLong.of(10_000));
        ends.forEach(end -> assertThat(done(budgets.reserve(end.reply(), end.talk(), roomy, 50)))
                .isTrue());

        done(Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUni(at -> ended(batch(ends, at)))
                .merge(20)
                .collect()
                .asList());

        assertThat(held(0)).isEqualTo(40);
    }

    @Test
    void askedAgainForTheSameReplyTheAnswerStays() {
        var talk = talk(bot, 7);
        var granted = UUID.randomUUID();
        var refused = UUID.randomUUID();
        assertThat(reserve(granted, talk, 600)).isTrue();
        assertThat(reserve(refused, talk, 600)).isFalse();

        done(transactions.in(transaction -> budgets.release(transaction, List.of(UUID.randomUUID()))));

        assertThat(reserve(granted, talk, 600)).isTrue();
        assertThat(reserve(refused, talk, 1)).isFalse();
        assertThat(held(0)).isEqualTo(600);
    }

    @Test
    void whatWasUsedBeyondTheReservationCountsToo() {
        var talk = talk(bot, 7);
        var reply = UUID.randomUUID();
        assertThat(reserve(reply, talk, 10)).isTrue();

        done(ended(List.of(spent(reply, talk, 500, 600))));

        assertThat(held(0)).isEqualTo(1_100);
        assertThat(reserve(UUID.randomUUID(), talk, 1)).isFalse();
    }

    @Test
    void whereThereIsNoLimitNothingIsPutAside() {
        var talk = talk(bot, 7);
        var reply = UUID.randomUUID();

        assertThat(done(budgets.reserve(
                        reply, talk, limits(OptionalLong.empty(), OptionalLong.empty()), Long.MAX_VALUE)))
                .isTrue();
        done(ended(List.of(spent(reply, talk, 500, 600))));

        assertThat(held(0)).isZero();
    }

    @Test
    void whatNobodyEndsBecomesFreeAgain() {
        var talk = talk(bot, 7);
        assertThat(reserve(UUID.randomUUID(), talk, 1_000)).isTrue();
        done(transactions.run(
                "update reservation set expires_at = now() - interval '1 second' where bot_id = $1", Tuple.of(bot)));

        done(cleaner.expire());

        // What the service's own round has in hand just now is passed over.
        await().atMost(PATIENCE).until(() -> held(0) == 0);
        assertThat(reserve(UUID.randomUUID(), talk, 1_000)).isTrue();
    }

    private boolean reserve(UUID reply, Talk talk, long tokens) {
        return done(budgets.reserve(reply, talk, A_THOUSAND, tokens));
    }

    private Uni<Void> ended(List<Spent> spent) {
        return transactions.in(transaction -> budgets.settle(transaction, spent));
    }

    private long held(long person) {
        return Rows.stream(done(transactions.run(HELD, Tuple.of(bot, person))))
                .map(row -> row.getLong("held"))
                .mapToLong(held -> held == null ? 0 : held)
                .sum();
    }

    /// Three replies of three bots, each time in another order.
    private static List<Spent> batch(List<Spent> ends, int at) {
        var batch = new ArrayList<>(ends.subList(at * 3, at * 3 + 3));
        Collections.rotate(batch, at);
        return batch;
    }

    private static List<UUID> replies(int number) {
        return IntStream.range(0, number).mapToObj(at -> UUID.randomUUID()).toList();
    }
}
