package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class PreparedOnceIT {
    private static final String LONG = "select $1::int /* " + "as long as a statement gets ".repeat(300) + "*/";
    private static final String PREPARED = "select count(*) from pg_prepared_statements where statement = $1";

    @Inject
    Transactions transactions;

    @Test
    void aLongStatementStaysPreparedOnItsConnection() {
        var prepared = transactions
                .in(transaction -> transaction
                        .run(LONG, Tuple.of(1))
                        .chain(() -> transaction.run(LONG, Tuple.of(2)))
                        .chain(() -> transaction.run(PREPARED, Tuple.of(LONG))))
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(prepared.iterator().next().getLong(0)).isEqualTo(1);
    }
}
