package dev.beseda.billing;

import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.StartedService;
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
        StartedService.isReadyWithPostgresAndTheTopicsItNeeds();
    }

    @Test
    void itsMetricsCarryItsName() {
        StartedService.hasMetricsThatCarry("billing-service");
    }

    @Test
    void itTellsNothingOfItselfWhereItIsCalled() {
        StartedService.tellsNothingOfItselfWhereItIsCalled();
    }

    @Test
    void itsDatabaseHasTheInboxAndTheOutbox() throws SQLException {
        StartedService.hasInboxAndOutbox(database);
    }
}
