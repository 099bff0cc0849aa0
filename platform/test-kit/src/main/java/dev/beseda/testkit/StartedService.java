package dev.beseda.testkit;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/// What every service of the platform shows once it has started with PostgreSQL and Kafka.
public final class StartedService {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private StartedService() {}

    public static void isReadyWithPostgresAndTheTopicsItNeeds() {
        await().atMost(PATIENCE).until(() -> Management.get("/q/health/ready").statusCode() == 200);

        assertThat(Management.get("/q/health/ready").jsonPath().getList("checks.name"))
                .contains("HTTP");
        // Each question to a neighbour has a short limit.
        await().atMost(PATIENCE).untilAsserted(StartedService::hasItsDependencies);
    }

    private static void hasItsDependencies() {
        var health = Management.get("/q/health/group/dependencies");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.jsonPath().getMap("checks.collectEntries { [it.name, it.status] }"))
                .containsEntry("HTTP", "UP")
                .containsEntry("Kafka", "UP")
                .containsEntry("PostgreSQL", "UP")
                .doesNotContainValue("DOWN");
    }

    public static void hasMetricsThatCarry(String name) {
        var metrics = Management.get("/q/metrics").asString();

        assertThat(metrics.lines())
                .anyMatch(
                        line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("service=\"" + name + "\""));
    }

    /// Who reaches the service's own port learns nothing of its health and metrics.
    public static void tellsNothingOfItselfWhereItIsCalled() {
        for (var path : List.of("/q/health", "/q/health/ready", "/q/health/group/dependencies", "/q/metrics")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    public static void hasInboxAndOutbox(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%box", new String[] {"TABLE"})) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("inbox");
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("outbox");
        }
    }
}
