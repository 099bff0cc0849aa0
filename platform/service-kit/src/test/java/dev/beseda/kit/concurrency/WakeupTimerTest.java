package dev.beseda.kit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeupTimerTest {
    private static final Duration LATER = Duration.ofHours(1);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatItIsToldFirstCancelsNoTimerOfAnotherWhoWasTheFirstOfAll() {
        long first = vertx.setTimer(LATER.toMillis(), fired -> {});
        var timer = new WakeupTimer(Clock.systemUTC(), vertx, () -> {});

        timer.ringAt(Clock.systemUTC().instant().plus(LATER));

        assertThat(first).isZero();
        assertThat(vertx.cancelTimer(first)).isTrue();
    }
}
