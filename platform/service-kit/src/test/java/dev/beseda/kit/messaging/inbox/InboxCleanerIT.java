package dev.beseda.kit.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.Database;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class InboxCleanerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PUT = """
            insert into inbox (door, message, claimed_at)
            select $1, $2 || number, now() - make_interval(hours => $3) from generate_series(1, $4) as number
            """;

    @Inject
    InboxCleaner cleaner;

    @Inject
    Pool pool;

    private Database database;
    private String door;

    @BeforeEach
    void nameDoor() {
        database = new Database(pool);
        door = "cleaned-" + UUID.randomUUID();
    }

    private void clean() {
        cleaner.clean().await().atMost(PATIENCE);
    }

    @Test
    void claimsOfMoreThanADayAreForgottenHoweverManyAndYoungerOnesStay() {
        database.run(PUT, door, "old", 25, 2 * InboxCleaner.MOST_AT_ONCE + 1);
        database.run(PUT, door, "young", 23, 10);

        clean();

        // What the service's own round has in hand just now is passed over.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(database.texts("select message from inbox where door = $1", door))
                        .hasSize(10)
                        .allMatch(message -> message.startsWith("young")));
    }

    @Test
    void withNothingOldNothingIsForgotten() {
        database.run(PUT, door, "young", 0, 3);

        clean();

        assertThat(database.number("select count(*)::int from inbox where door = $1", door))
                .isEqualTo(3);
    }
}
