package dev.beseda.bot.telegram.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.Overloaded;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final UUID GREEDY = UUID.randomUUID();
    private static final UUID MODEST = UUID.randomUUID();

    private final CountDownLatch never = new CountDownLatch(1);
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final LiveCalls calls = new LiveCalls(new Settings(PATIENCE));

    private record Settings(Duration time) implements LiveCallConfig {
        @Override
        public int ofAWorkspace() {
            return 2;
        }

        @Override
        public int all() {
            return 3;
        }
    }

    @AfterEach
    void close() {
        calls.close();
    }

    private CompletableFuture<String> waiting(UUID workspace) {
        return calls.admit(workspace, () -> Uni.createFrom().completionStage(answer))
                .subscribeAsCompletionStage();
    }

    private String done(UUID workspace) {
        return calls.<String>admit(workspace, () -> calls.run(() -> "done"))
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void aWorkspaceThatWaitsForMuchIsRefusedAndAnotherIsNot() {
        waiting(GREEDY);
        waiting(GREEDY);

        assertThatThrownBy(() -> done(GREEDY))
                .isInstanceOf(Overloaded.class)
                .hasMessage("2 requests of this workspace wait for Telegram already: try again in a few seconds");
        assertThat(done(MODEST)).isEqualTo("done");
    }

    @Test
    void whenAllPlacesAreTakenEverybodyIsRefused() {
        waiting(GREEDY);
        waiting(GREEDY);
        waiting(MODEST);

        assertThatThrownBy(() -> done(UUID.randomUUID()))
                .isInstanceOf(Overloaded.class)
                .hasMessageStartingWith("Too many requests wait for Telegram just now");
    }

    @Test
    void whoeverHasAnAnswerLeavesItsPlaceToOthers() {
        var first = waiting(GREEDY);
        var second = waiting(GREEDY);

        answer.complete("answer");

        assertThat(first).isCompletedWithValue("answer");
        assertThat(second).isCompletedWithValue("answer");
        assertThat(done(GREEDY)).isEqualTo("done");
    }

    @Test
    void whatFailsAndWhatIsNotAwaitedAnyMoreLeaveTheirPlaces() {
        var failing = waiting(GREEDY);
        waiting(GREEDY).cancel(false);

        answer.completeExceptionally(new IllegalArgumentException("no"));

        assertThat(failing).isCompletedExceptionally();
        var again = calls.admit(GREEDY, () -> Uni.createFrom().nothing()).subscribeAsCompletionStage();
        assertThat(again).isNotDone();
        assertThat(done(GREEDY)).isEqualTo("done");
    }

    @Test
    void whatTakesTooLongIsEndedAndItsCallerToldToComeAgain() throws InterruptedException {
        var impatient = new LiveCalls(new Settings(Duration.ofMillis(200)));
        var ended = new CountDownLatch(1);
        var stuck = impatient.run(() -> {
            try {
                never.await();
                return "never";
            } finally {
                ended.countDown();
            }
        });

        assertThatThrownBy(() -> stuck.await().atMost(PATIENCE))
                .isInstanceOf(Overloaded.class)
                .hasMessage("Telegram has not answered within 200 ms: try again in a few seconds");
        assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        impatient.close();
    }
}
