package dev.beseda.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the database itself refuses, in plain SQL, to the owner of its tables.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class LedgerGuardsIT {
    private static final String WORKSPACE = UUID.randomUUID().toString();

    @Inject
    DataSource database;

    private final String ada = UUID.randomUUID().toString();
    private final String bob = UUID.randomUUID().toString();
    private final String revenue = UUID.randomUUID().toString();

    @BeforeEach
    void threeAccounts() throws SQLException {
        person(ada, "rub");
        person(bob, "rub");
        run("insert into account (id, workspace_id, currency, name) values ('%s', '%s', 'rub', 'revenue')"
                .formatted(revenue, WORKSPACE));
        post(ada, 100, revenue, -100);
    }

    @Test
    void noAccountHasLessThanNothing() {
        refuses(postings(ada, -101, revenue, 101), "account_has_what_it_spends");
    }

    @Test
    void whatIsHeldCountsAgainstWhatCanBeSpent() throws SQLException {
        hold(UUID.randomUUID(), 70);

        refuses(postings(ada, -31, revenue, 31), "account_has_what_it_spends");
        refuses(holding(UUID.randomUUID(), 31), "account_has_what_it_spends");
        post(ada, -30, revenue, 30);
    }

    @Test
    void whatDoesNotSumToZeroIsNotBooked() {
        refuses(postings(ada, 5, revenue, -4), "do not sum to zero");
    }

    @Test
    void anOperationStaysInOneCurrencyAndWorkspace() throws SQLException {
        var stars = UUID.randomUUID().toString();
        person(stars, "xtr");
        refuses(postings(stars, 5, revenue, -5), "in one workspace and currency");

        var foreign = UUID.randomUUID().toString();
        run("insert into account (id, workspace_id, currency, name) values ('%s', '%s', 'rub', 'revenue')"
                .formatted(foreign, UUID.randomUUID()));
        refuses(postings(ada, 5, foreign, -5), "in one workspace and currency");
    }

    @Test
    void whatIsBookedStays() {
        refuses("update posting set amount = 1", "never changed or removed");
        refuses("delete from posting", "never changed or removed");
        refuses("truncate posting", "never changed or removed");
        refuses("delete from operation", "never changed or removed");
        refuses("update operation set answer = '{}'", "never changed or removed");
        refuses("delete from seal", "never changed or removed");
        refuses("delete from account where id = '%s'".formatted(ada), "posting_account_id_fkey");
    }

    @Test
    void balancesFollowThePostingsOnly() throws SQLException {
        refuses("update account set balance = 1000000 where id = '%s'".formatted(ada), "nothing else");
        refuses("update account set held = 1 where id = '%s'".formatted(ada), "nothing else");
        refuses(
                "insert into account (id, workspace_id, currency, name, balance) values ('%s', '%s', 'rub', 'x', 5)"
                        .formatted(UUID.randomUUID(), WORKSPACE),
                "nothing else");
        assertThat(balance(ada)).isEqualTo(100);
    }

    @Test
    void aHoldEndsOnceAndIsNotRemovedBefore() throws SQLException {
        var hold = UUID.randomUUID();
        hold(hold, 70);
        refuses("delete from hold where id = '%s'".formatted(hold), "open hold is not removed");
        refuses("update hold set amounts = '{1}' where id = '%s'".formatted(hold), "never changed or removed");

        run("update hold set state = 'released', ended_at = now() where id = '%s'".formatted(hold));

        refuses(
                "update hold set state = 'open', ended_at = null where id = '%s'".formatted(hold),
                "hold that has ended stays so");
        post(ada, -100, revenue, 100);
    }

    private void person(String id, String currency) throws SQLException {
        run("""
            insert into account (id, workspace_id, currency, name, wallet_id, person)
            values ('%1$s', '%2$s', '%3$s', 'main', '%1$s', 42)
            """.formatted(id, WORKSPACE, currency));
    }

    private void post(String one, long amount, String other, long opposite) throws SQLException {
        run(postings(one, amount, other, opposite));
    }

    private static String postings(String one, long amount, String other, long opposite) {
        return """
            insert into posting (workspace_id, operation_id, account_id, amount, made_at)
            select '%s', '%s', account, amount, now()
            from (values ('%s'::uuid, %d), ('%s'::uuid, %d)) as leg (account, amount)
            """.formatted(WORKSPACE, UUID.randomUUID(), one, amount, other, opposite);
    }

    private void hold(UUID id, long amount) throws SQLException {
        run(holding(id, amount));
    }

    private String holding(UUID id, long amount) {
        return """
            insert into hold (workspace_id, id, wallet_id, accounts, amounts, memo, made_at, expires_at)
            values ('%s', '%s', '%3$s', '{%3$s}', '{%4$d}', 'x', now(), now())
            """.formatted(WORKSPACE, id, ada, amount);
    }

    private void refuses(String sql, String why) {
        assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class).hasMessageContaining(why);
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long balance(String account) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select balance from account where id = '%s'".formatted(account))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
