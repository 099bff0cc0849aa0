package dev.beseda.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.Infrastructure;
import dev.beseda.testkit.faults.wire.Protocol;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFaultsIT {
    private static final Map<String, String> SETTINGS = Infrastructure.settingsWithFreshDatabase();
    private static final URI DATABASE =
            URI.create(SETTINGS.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));

    private final FaultProxy line = FaultProxy.to(DATABASE.getHost(), DATABASE.getPort(), Protocol.POSTGRES);

    @BeforeEach
    void prepare() throws SQLException {
        execute("drop table if exists fact", "create table fact (name text)");
    }

    @AfterEach
    void end() {
        line.close();
    }

    private Connection near() throws SQLException {
        return connect(DATABASE.getPort());
    }

    private Connection far() throws SQLException {
        return connect(line.port());
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(DATABASE.getHost(), port, DATABASE.getPath()),
                SETTINGS.get("quarkus.datasource.username"),
                SETTINGS.get("quarkus.datasource.password"));
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = near();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private int facts() throws SQLException {
        try (var connection = near();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from fact")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("insert into fact values (?)")) {
            insert.setString(1, "true");
            insert.executeUpdate();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostHasHappened() throws SQLException {
        try (var connection = far()) {
            connection.setAutoCommit(false);
            line.loseNextAnswers("^commit", 1);
            insert(connection);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(facts()).isOne();
        assertThat(line.log().count(Fault.LoseAnswer.class)).isOne();
        assertThat(line.stillArmed()).isZero();
    }

    @Test
    void aCommitThatBreaksOnItsWayHasNotHappened() throws SQLException {
        try (var connection = far()) {
            connection.setAutoCommit(false);
            line.arm("^commit", new Fault.Break(), 1);
            insert(connection);

            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(facts()).isZero();
    }

    @Test
    void aPreparedStatementIsMetByItsText() throws SQLException {
        try (var connection = far()) {
            line.loseNextAnswers("insert into fact", 1);

            assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        }
        assertThat(facts()).isOne();
    }

    @Test
    void onlyTheConnectionThatHoldsALockIsBroken() throws SQLException {
        try (var holder = far();
                var other = far()) {
            holder.createStatement().execute("select pg_try_advisory_lock(1)");
            other.createStatement().execute("select 1");

            int struck = line.strike("pg_try_advisory_lock", new Fault.Break(), 2);

            assertThat(struck).isOne();
            assertThatThrownBy(() -> holder.createStatement().execute("select 1"))
                    .isInstanceOf(SQLException.class);
            assertThat(other.createStatement().execute("select 1")).isTrue();
        }
    }

    @Test
    void aStalledConnectionStandsStillLongerThanItsCallerWaitsAndThenGoesOn() throws SQLException {
        try (var connection = far()) {
            connection.setNetworkTimeout(Runnable::run, 100);
            line.arm("insert into fact", new Fault.Stall(Duration.ofSeconds(30)), 1);

            assertThatThrownBy(() -> insert(connection)).isInstanceOf(SQLException.class);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> facts() == 1);
        assertThat(line.log().count(Fault.Stall.class)).isOne();
    }
}
