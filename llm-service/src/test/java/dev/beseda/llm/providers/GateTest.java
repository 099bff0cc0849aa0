package dev.beseda.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.llm.providers.rules.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Breaker.Limits LIMITS = new Breaker.Limits(5, Duration.ofSeconds(20), Duration.ofMinutes(5));

    private final List<String> inside = new ArrayList<>();

    private Gate.Ticket entering(Gate gate, String name) {
        var ticket = gate.ticket(() -> inside.add(name));
        ticket.enter();
        return ticket;
    }

    @Test
    void soManyGoInAndTheOthersFollowInTheOrderTheyCame() {
        var gate = new Gate(2, LIMITS);
        var first = entering(gate, "a");
        entering(gate, "b");
        entering(gate, "c");
        entering(gate, "d");
        assertThat(inside).containsExactly("a", "b");
        assertThat(gate.hasRoom()).isFalse();

        first.leave();

        assertThat(inside).containsExactly("a", "b", "c");
        assertThat(gate.waiting()).isEqualTo(1);
    }

    @Test
    void whoLeavesTheQueueNeverGoesIn() {
        var gate = new Gate(1, LIMITS);
        var first = entering(gate, "a");
        var second = entering(gate, "b");
        entering(gate, "c");

        second.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "c");
    }

    @Test
    void leavingTwiceGivesUpOnePlace() {
        var gate = new Gate(1, LIMITS);
        var first = entering(gate, "a");
        entering(gate, "b");
        entering(gate, "c");

        first.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "b");
    }

    @Test
    void whenThereIsMoreRoomMoreGoIn() {
        var gate = new Gate(1, LIMITS);
        entering(gate, "a");
        entering(gate, "b");
        entering(gate, "c");

        gate.widen(3);

        assertThat(inside).containsExactly("a", "b", "c");
        assertThat(gate.most()).isEqualTo(3);
    }

    @Test
    void aLongQueueOfThoseWhoLeaveAtOnceIsNoDeepStack() {
        var gate = new Gate(1, LIMITS);
        var first = entering(gate, "first");
        var passed = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            var ticket = new Gate.Ticket[1];
            ticket[0] = gate.ticket(() -> {
                passed.incrementAndGet();
                ticket[0].leave();
            });
            ticket[0].enter();
        }

        first.leave();

        assertThat(passed).hasValue(100_000);
        assertThat(gate.isUnused(Instant.EPOCH)).isTrue();
    }

    @Test
    void manyThreadsNeverPutMoreInsideThanThereIsRoom() throws InterruptedException {
        var gate = new Gate(3, LIMITS);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var left = new CountDownLatch(2_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                threads.execute(() -> {
                    var ticket = new Gate.Ticket[1];
                    ticket[0] = gate.ticket(() -> {
                        most.accumulateAndGet(now.incrementAndGet(), Math::max);
                        threads.execute(() -> {
                            now.decrementAndGet();
                            ticket[0].leave();
                            left.countDown();
                        });
                    });
                    ticket[0].enter();
                });
            }
            left.await();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(gate.hasRoom()).isTrue();
    }
}
