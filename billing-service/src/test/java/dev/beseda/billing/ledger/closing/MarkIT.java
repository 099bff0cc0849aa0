package dev.beseda.billing.ledger.closing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class MarkIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Transactions transactions;

    private record Looks(Mark mark, boolean isFinalMeanwhile) {}

    @Test
    void aMomentIsNotFinalBeforeItsTransactionsHaveEnded() {
        var looks = await(transactions.in(transaction -> transaction
                .run("select pg_current_xact_id()", Tuple.tuple())
                .chain(() -> Mark.look(transactions))
                .chain(first -> Mark.look(transactions)
                        .map(later -> new Looks(first.mark(), first.mark().isFinal(later))))));

        assertThat(looks.isFinalMeanwhile()).isFalse();
        Awaitility.await().atMost(PATIENCE).until(() -> looks.mark().isFinal(await(Mark.look(transactions))));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
