package dev.beseda.kit.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.testkit.InfrastructureResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class EventLoopWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MeterRegistry registry;

    EventLoopWatchIT(MeterRegistry registry) {
        this.registry = registry;
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "wait"})
    void aTaskThatKeepsItsLoopIsCounted(String kind) {
        double before = blocks();

        think(kind);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(blocks()).isEqualTo(before + 1));
        assertThat(registry.get("beseda.event.loop.blocked.longest").timeGauge().value())
                .isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void manyShortTasksAreNot() {
        think("none");
        double before = blocks();

        for (int times = 0; times < 200; times++) {
            think("none");
        }

        assertThat(blocks()).isEqualTo(before);
    }

    private double blocks() {
        return registry.get("beseda.event.loop.blocked").counter().count();
    }

    private static void think(String kind) {
        given().contentType("application/json")
                .post("/api/thoughts/" + kind)
                .then()
                .statusCode(204);
    }
}
