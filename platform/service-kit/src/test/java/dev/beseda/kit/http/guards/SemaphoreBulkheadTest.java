package dev.beseda.kit.http.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SemaphoreBulkheadTest {
    private final List<String> inside = new ArrayList<>();

    private SemaphoreBulkhead.Ticket entering(SemaphoreBulkhead bulkhead, String name) {
        var ticket = bulkhead.ticket(() -> inside.add(name));
        ticket.enter();
        return ticket;
    }

    @Test
    void soManyGoInAndTheOthersFollowInTheOrderTheyCame() {
        var bulkhead = new SemaphoreBulkhead(2);
        var first = entering(bulkhead, "a");
        entering(bulkhead, "b");
        entering(bulkhead, "c");
        entering(bulkhead, "d");
        assertThat(inside).containsExactly("a", "b");
        assertThat(bulkhead.hasRoom()).isFalse();

        first.leave();

        assertThat(inside).containsExactly("a", "b", "c");
        assertThat(bulkhead.waiting()).isEqualTo(1);
    }

    @Test
    void whoLeavesTheQueueNeverGoesIn() {
        var bulkhead = new SemaphoreBulkhead(1);
        var first = entering(bulkhead, "a");
        var second = entering(bulkhead, "b");
        entering(bulkhead, "c");

        second.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "c");
    }

    @Test
    void leavingTwiceGivesUpOnePlace() {
        var bulkhead = new SemaphoreBulkhead(1);
        var first = entering(bulkhead, "a");
        entering(bulkhead, "b");
        entering(bulkhead, "c");

        first.leave();
        first.leave();

        assertThat(inside).containsExactly("a", "b");
    }

    @Test
    void whenThereIsMoreRoomMoreGoIn() {
        var bulkhead = new SemaphoreBulkhead(1);
        entering(bulkhead, "a");
        entering(bulkhead, "b");
        entering(bulkhead, "c");

        bulkhead.widen(3);

        assertThat(inside).containsExactly("a", "b", "c");
        assertThat(bulkhead.most()).isEqualTo(3);
    }

    @Test
    void whoThrowsGivesUpThePlaceAndKeepsNobodyOut() {
        var bulkhead = new SemaphoreBulkhead(1);
        var first = entering(bulkhead, "a");
        bulkhead.ticket(() -> {
                    throw new IllegalStateException("fell over the threshold");
                })
                .enter();
        entering(bulkhead, "c");

        first.leave();

        assertThat(inside).containsExactly("a", "c");
        assertThat(bulkhead.waiting()).isZero();
    }

    @Test
    void aLongQueueOfThoseWhoLeaveAtOnceIsNoDeepStack() {
        var bulkhead = new SemaphoreBulkhead(1);
        var first = entering(bulkhead, "first");
        var passed = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            var ticket = new SemaphoreBulkhead.Ticket[1];
            ticket[0] = bulkhead.ticket(() -> {
                passed.incrementAndGet();
                ticket[0].leave();
            });
            ticket[0].enter();
        }

        first.leave();

        assertThat(passed).hasValue(100_000);
        assertThat(bulkhead.isUnused()).isTrue();
    }

    @Test
    void manyThreadsNeverPutMoreInsideThanThereIsRoom() throws InterruptedException {
        var bulkhead = new SemaphoreBulkhead(3);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var left = new CountDownLatch(2_000);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                threads.execute(() -> {
                    var ticket = new SemaphoreBulkhead.Ticket[1];
                    ticket[0] = bulkhead.ticket(() -> {
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
        assertThat(bulkhead.hasRoom()).isTrue();
    }
}
