package dev.beseda.llm.usage;

import static dev.beseda.llm.usage.Spending.PATIENCE;
import static dev.beseda.llm.usage.Spending.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What was used is seen for a year, and then it goes.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class RetentionIT {
    private static final String DAYS = """
            insert into usage_day
            select $1, $1, current_date - days, 'openai', 'gpt-4o', 1, 0, 0, 1, 1, 1, 0
            from unnest(array[0, 365, 399, 402, 900]) as days
            """;
    private static final String LEFT = """
            select max(day) over () - day as days from usage_day where bot_id = $1 order by day desc
            """;
    private static final String ALLOWANCES = """
            insert into allowance (bot_id, day, person)
            select $1, current_date - days, number from generate_series(0, 3) as days, generate_series(1, 1500) as number
            """;

    @Inject
    UsageCleaner cleaner;

    @Inject
    Transactions transactions;

    private final UUID bot = UUID.randomUUID();

    @Test
    void daysAreSeenForMoreThanAYearAndAllowancesForADay() {
        done(transactions.run(DAYS, Tuple.of(bot)));
        done(transactions.run(ALLOWANCES, Tuple.of(bot)));

        done(cleaner.clean());

        // What the service's own round has in hand just now is passed over.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(days()).containsExactly(0, 365, 399);
            assertThat(allowances()).isEqualTo(2 * 1_500);
        });
    }

    private Stream<Integer> days() {
        return Rows.stream(done(transactions.run(LEFT, Tuple.of(bot)))).map(row -> row.getInteger("days"));
    }

    private int allowances() {
        return done(transactions.run("select from allowance where bot_id = $1", Tuple.of(bot)))
                .size();
    }
}
