package dev.beseda.kit.telemetry;

import dev.beseda.kit.postgres.Transactions;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether PostgreSQL answers.
@HealthGroup(Dependencies.GROUP)
@ApplicationScoped
public class PostgresHealth implements AsyncHealthCheck {
    private static final String NAME = "PostgreSQL";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Transactions transactions;

    PostgresHealth(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return transactions
                .run("select 1", Tuple.tuple())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named(NAME)
                        .down()
                        .withData("reason", "PostgreSQL does not answer: " + failure)
                        .build());
    }
}
