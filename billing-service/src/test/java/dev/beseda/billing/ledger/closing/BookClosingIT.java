package dev.beseda.billing.ledger.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.billing.ledger.LedgerQueue;
import dev.beseda.contracts.billing.BillingCommand.TopUp;
import dev.beseda.contracts.billing.Currency;
import dev.beseda.contracts.billing.Memo;
import dev.beseda.contracts.billing.Wallet;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class BookClosingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    LedgerQueue ledger;

    @Inject
    BookClosing closing;

    @Inject
    Verification verification;

    @Inject
    DataSource database;

    private final UUID workspace = UUID.randomUUID();

    @Test
    void whatIsBookedButNotCommittedHoldsTheClosingUp() throws SQLException {
        topUp(100);
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            long number = bookInBothAccounts(slow);
            topUp(50);
            for (int round = 0; round < 5; round++) {
                done(closing.close());
            }

            assertThat(closedUpTo()).isLessThan(number);

            slow.commit();
            await().atMost(PATIENCE).untilAsserted(() -> {
                done(closing.close());
                assertThat(closedUpTo()).isGreaterThanOrEqualTo(number);
            });
        }
        assertThat(faults()).isEmpty();
    }

    private void topUp(long amount) {
        var wallet = new Wallet(workspace, 42, Currency.RUB);
        var memo = new Memo("x", Optional.empty());
        var topUp = new TopUp(UUID.randomUUID(), wallet, Optional.empty(), amount, "bank", memo);
        var unused = done(ledger.answer(topUp, "ada"));
    }

    /// Takes money of no person's, so that nobody waits for a row: from one account of the workspace to another.
    ///
    /// @return the number of its last posting
    private long bookInBothAccounts(Connection slow) throws SQLException {
        try (var statement = slow.createStatement()) {
            statement.execute("""
                    insert into account (id, workspace_id, currency, name)
                    values ('%1$s', '%3$s', 'rub', 'revenue'), ('%2$s', '%3$s', 'rub', 'promo')
                    """.formatted(UUID.randomUUID(), UUID.randomUUID(), workspace));
            statement.execute("""
                    insert into posting (workspace_id, operation_id, account_id, amount, made_at)
                    select workspace_id, '%s', id, case name when 'promo' then 5 else -5 end, now()
                    from account where workspace_id = '%s' and name in ('promo', 'revenue')
                    """.formatted(UUID.randomUUID(), workspace));
            return number(slow, "select max(id) from posting");
        }
    }

    private long closedUpTo() throws SQLException {
        try (var connection = database.getConnection()) {
            return number(connection, "select upto from closing");
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> faults() {
        var faults = new ArrayList<String>();
        var place = Optional.of(Verification.beginning());
        while (place.isPresent()) {
            var piece = done(verification.verify(place.get()));
            piece.faults().stream()
                    .filter(fault -> fault.contains(workspace.toString()))
                    .forEach(faults::add);
            place = piece.next();
        }
        return faults;
    }

    private static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
