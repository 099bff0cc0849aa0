package dev.beseda.kit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WorkLoopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Uni<Void> DONE = Uni.createFrom().voidItem();

    private static Uni<Void> endingWhenRun(AtomicReference<Runnable> end) {
        return Uni.createFrom().emitter(turn -> end.set(() -> turn.complete(null)));
    }

    private static Supplier<Uni<Void>> counting(AtomicInteger turns) {
        return () -> {
            turns.incrementAndGet();
            return DONE;
        };
    }

    @Test
    void aWorkLoopThatIsWokenDoesATurn() {
        var turns = new AtomicInteger();
        var workLoop = new WorkLoop("test", counting(turns));

        workLoop.wake();

        assertThat(turns).hasValue(1);
    }

    @Test
    void whoeverIsWokenDuringATurnDoesOneMoreHoweverOftenItWasWoken() {
        var turns = new AtomicInteger();
        var end = new AtomicReference<Runnable>();
        var workLoop = new WorkLoop("test", () -> {
            turns.incrementAndGet();
            return endingWhenRun(end);
        });
        workLoop.wake();
        workLoop.wake();
        workLoop.wake();
        assertThat(turns).hasValue(1);

        end.get().run();
        end.get().run();

        assertThat(turns).hasValue(2);
    }

    @Test
    void twoTurnsNeverRunAtOnceAndNoWishIsForgottenUnderManyThreads() throws InterruptedException {
        int wishes = 20_000;
        var undone = new ConcurrentLinkedQueue<Integer>();
        var done = new AtomicInteger();
        var inside = new AtomicInteger();
        var mostInside = new AtomicInteger();
        try (var enders = Executors.newFixedThreadPool(4);
                var wakers = Executors.newFixedThreadPool(8)) {
            var workLoop = new WorkLoop("test", () -> {
                mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                while (undone.poll() != null) {
                    done.incrementAndGet();
                }
                var ended = Uni.createFrom().voidItem().invoke(inside::decrementAndGet);
                return done.get() % 2 == 0 ? ended : ended.runSubscriptionOn(enders);
            });
            var allWoken = new CountDownLatch(wishes);
            for (int wish = 0; wish < wishes; wish++) {
                int number = wish;
                wakers.execute(() -> {
                    undone.add(number);
                    workLoop.wake();
                    allWoken.countDown();
                });
            }
            allWoken.await();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(done).hasValue(wishes));
            assertThat(mostInside).hasValue(1);
        }
    }

    @Test
    void aTurnThatWakesItsWorkLoopAHundredThousandTimesEndsAsWell() {
        var turns = new AtomicInteger();
        var workLoop = new AtomicReference<WorkLoop>();
        workLoop.set(new WorkLoop("test", () -> {
            if (turns.incrementAndGet() < 100_000) {
                workLoop.get().wake();
            }
            return DONE;
        }));

        workLoop.get().wake();

        assertThat(turns).hasValue(100_000);
    }

    @Test
    void aFailingTurnIsTriedAgainUntilItSucceeds() {
        var turns = new AtomicInteger();
        var workLoop = new WorkLoop("test", () -> {
            if (turns.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return DONE;
        });

        workLoop.wake();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(turns).hasValue(3));
    }

    @Test
    void aWorkLoopThatFailedStillHearsWhenItIsWoken() {
        var turns = new AtomicInteger();
        var workLoop = new WorkLoop(
                "test",
                () -> turns.incrementAndGet() == 1
                        ? Uni.createFrom().failure(new IllegalStateException("once"))
                        : DONE);

        workLoop.wake();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(turns).hasValue(2));
        workLoop.wake();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(turns).hasValue(3));
    }

    @Test
    void aClosedWorkLoopBeginsNoTurn() {
        var turns = new AtomicInteger();
        var workLoop = new WorkLoop("test", counting(turns));

        workLoop.close();
        workLoop.wake();

        assertThat(turns).hasValue(0);
    }
}
