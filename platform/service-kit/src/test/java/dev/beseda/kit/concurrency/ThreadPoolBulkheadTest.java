package dev.beseda.kit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadPoolBulkheadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID GREEDY = UUID.randomUUID();
    private static final UUID MODEST = UUID.randomUUID();

    private final CountDownLatch gate = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    private final ThreadPoolBulkhead bulkhead = new ThreadPoolBulkhead("test", new ThreadPoolBulkhead.Limits(1, 2, 3));

    @AfterEach
    void close() {
        gate.countDown();
        bulkhead.close();
    }

    private CompletableFuture<String> begun(UUID workspace, Supplier<String> work) {
        return bulkhead.run(workspace, work).subscribeAsCompletionStage();
    }

    private Supplier<String> waiting(String name) {
        return () -> {
            try {
                gate.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            done.add(name);
            return name;
        };
    }

    @Test
    void workIsDoneOnAThreadOfTheBulkhead() {
        var thread = bulkhead.run(MODEST, () -> Thread.currentThread().getName());

        assertThat(thread.await().atMost(PATIENCE)).startsWith("test-");
    }

    @Test
    void whatFailsFailsForItsCallerOnly() {
        var failing = bulkhead.run(MODEST, () -> {
            throw new IllegalArgumentException("no");
        });

        assertThatThrownBy(() -> failing.await().atMost(PATIENCE)).hasMessage("no");
        assertThat(bulkhead.run(MODEST, () -> "yes").await().atMost(PATIENCE)).isEqualTo("yes");
    }

    @Test
    void aWorkspaceThatAsksForTooMuchIsRefusedAndOthersAreNot() {
        begun(GREEDY, waiting("first"));
        begun(GREEDY, waiting("second"));

        assertThatThrownBy(() -> bulkhead.run(GREEDY, () -> "third").await().atMost(PATIENCE))
                .isInstanceOf(Overloaded.class);
        var other = begun(MODEST, () -> "other");
        gate.countDown();

        assertThat(other.join()).isEqualTo("other");
    }

    @Test
    void whenAllPlacesAreTakenEverybodyIsRefused() {
        begun(GREEDY, waiting("first"));
        begun(GREEDY, waiting("second"));
        begun(MODEST, waiting("other"));

        assertThatThrownBy(() ->
                        bulkhead.run(UUID.randomUUID(), () -> "more").await().atMost(PATIENCE))
                .isInstanceOf(Overloaded.class);
    }

    @Test
    void workspacesTakeTurns() {
        var all = List.of(
                begun(GREEDY, waiting("first")), begun(GREEDY, waiting("second")), begun(MODEST, waiting("other")));

        gate.countDown();

        all.forEach(CompletableFuture::join);
        assertThat(done).containsExactly("first", "other", "second");
    }

    @Test
    void whoWasRefusedMayComeAgain() {
        var all = List.of(
                begun(GREEDY, waiting("first")), begun(GREEDY, waiting("second")), begun(MODEST, waiting("other")));
        gate.countDown();
        all.forEach(CompletableFuture::join);

        var again = Uni.join()
                .all(bulkhead.run(GREEDY, () -> "a"), bulkhead.run(MODEST, () -> "b"))
                .andFailFast();

        assertThat(again.await().atMost(PATIENCE)).containsExactly("a", "b");
    }
}
