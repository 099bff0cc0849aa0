package dev.beseda.testkit;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;

/// What every service of the house shows once it has started with PostgreSQL and Kafka.
public final class StartedService {
    private StartedService() {}

    public static void isReadyWithPostgresAndTheTopicsItNeeds() {
        var health = get("/q/health/group/dependencies");

        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.jsonPath().getMap("checks.collectEntries { [it.name, it.status] }"))
                .containsEntry("Kafka", "UP")
                .containsEntry("PostgreSQL", "UP")
                .doesNotContainValue("DOWN");
    }

    public static void hasMetricsThatCarry(String name) {
        var metrics = get("/q/metrics").asString();

        assertThat(metrics.lines())
                .anyMatch(
                        line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("service=\"" + name + "\""));
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
