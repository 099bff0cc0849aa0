package dev.beseda.billing;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BillingServiceIT {
    @Inject
    DataSource database;

    @Test
    void itIsReadyWithPostgresAndWithTheTopicsItNeeds() {
        var health = get("/q/health/ready");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.jsonPath().getMap("checks.collectEntries { [it.name, it.status] }"))
                .containsEntry("Kafka", "UP")
                .containsEntry("Reactive PostgreSQL connections health check", "UP")
                .doesNotContainValue("DOWN");
    }

    @Test
    void itsMetricsCarryItsName() {
        var metrics = get("/q/metrics").asString();

        assertThat(metrics.lines())
                .anyMatch(line ->
                        line.startsWith("jvm_memory_used_bytes{") && line.contains("service=\"billing-service\""));
    }

    @Test
    void itsDatabaseHasTheInboxAndTheOutbox() throws SQLException {
        try (var connection = database.getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%box", new String[] {"TABLE"})) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("inbox");
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("outbox");
        }
    }
}
