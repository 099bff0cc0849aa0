package dev.beseda.kit.http.guards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.http.rules.CircuitBreaker;
import dev.beseda.kit.http.rules.HttpFailure;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallGuardTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final CircuitBreaker.Limits LIMITS =
            new CircuitBreaker.Limits(2, Duration.ofSeconds(20), Duration.ofMinutes(5));
    private static final URI SERVER = URI.create("https://shop.example/v1");
    private static final HttpCallFailed BROKEN = new HttpCallFailed(503, Map.of(), "");

    private final CallGuards<HttpFailure> guards = new CallGuards<>(LIMITS, CLOCK);
    private final CallGuard<HttpFailure> guard = guards.of(SERVER, "key", () -> 1);
    private final List<UniEmitter<? super String>> calls = new ArrayList<>();
    private final List<Object> heard = new ArrayList<>();

    private Uni<String> call() {
        return guard.call(() -> Uni.createFrom().emitter(calls::add), HttpCallFailed::read);
    }

    private void begin() {
        var unused = call().subscribe().with(heard::add, heard::add);
    }

    @Test
    void oneFollowsTheOtherHoweverItEnds() {
        begin();
        begin();
        begin();
        assertThat(calls).hasSize(1);

        calls.getFirst().complete("one");
        assertThat(calls).hasSize(2);
        calls.get(1).fail(BROKEN);
        assertThat(calls).hasSize(3);

        assertThat(heard).containsExactly("one", BROKEN);
    }

    @Test
    void thoseThatWaitAreToldWhenTheServerFailsForAll() {
        for (int i = 0; i < 5; i++) {
            begin();
        }

        calls.getFirst().fail(BROKEN);
        calls.get(1).fail(BROKEN);

        assertThat(calls).hasSize(2);
        assertThat(heard).hasSize(5);
        assertThat(heard.subList(2, 5))
                .allSatisfy(refused -> assertThat(refused)
                        .isInstanceOfSatisfying(
                                CircuitOpen.class,
                                open -> assertThat(open.left()).isEqualTo(Duration.ofSeconds(20))));
        assertThat(guard.bulkhead().isUnused()).isTrue();
    }

    @Test
    void whatCannotEvenBeginFailsAndGivesUpItsPlace() {
        var unused = guard.call(
                        () -> {
                            throw new IllegalStateException("no");
                        },
                        HttpCallFailed::read)
                .subscribe()
                .with(heard::add, heard::add);

        assertThat(heard).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(guard.bulkhead().isUnused()).isTrue();
    }

    @Test
    void aServerHasOneGuardPerKey() {
        assertThat(guards.of(URI.create("https://shop.example/v2"), "key", () -> 1))
                .isSameAs(guard);
        assertThat(guards.of(SERVER, "another key", () -> 1)).isNotSameAs(guard);
        assertThat(guards.of(SERVER, "", () -> 1)).isNotSameAs(guard);
        assertThat(guards.of(URI.create("https://other.example/v1"), "key", () -> 1))
                .isNotSameAs(guard);
    }

    @Test
    void aServerThatRefusesOneKeyIsCalledWithOthers() {
        guard.failed(HttpFailure.answered(401, Optional.empty()));

        assertThat(guard.refusal()).isPresent();
        assertThat(guards.of(SERVER, "another key", () -> 1).refusal()).isEmpty();
        assertThat(guards.open()).isEqualTo(1);
    }
}
