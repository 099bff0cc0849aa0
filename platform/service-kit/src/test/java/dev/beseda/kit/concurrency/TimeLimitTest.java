package dev.beseda.kit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private <T> T within(Duration most, Supplier<T> work) {
        return TimeLimit.within(most, threads, work, () -> new IllegalStateException("too long"))
                .await()
                .atMost(LONG);
    }

    @Test
    void workThatIsDoneInTimeGivesItsResult() {
        assertThat(within(LONG, () -> "done")).isEqualTo("done");
    }

    @Test
    void aFailureOfTheWorkIsTold() {
        assertThatThrownBy(() -> within(LONG, () -> {
                    throw new StackOverflowError("deep");
                }))
                .hasRootCauseMessage("deep");
    }

    @Test
    void workThatTakesTooLongIsInterruptedAndWaitedForNoMore() throws InterruptedException {
        var interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> within(SHORT, () -> hang(interrupted))).hasMessage("too long");

        assertThat(interrupted.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static String hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException told) {
            interrupted.countDown();
        }
        return "late";
    }
}
