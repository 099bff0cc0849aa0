package dev.beseda.local.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    private Path folder;

    @Test
    void aDurableServerWaitsForTheDiskAndKeepsItsRowsAcrossAKill() throws Exception {
        var server = server(Durability.FULL);

        try (var database = EmbeddedDatabase.start(server)) {
            try (var connection = open(database.address())) {
                assertThat(query(connection, "show fsync")).isEqualTo("on");
                assertThat(query(connection, "show synchronous_commit")).isEqualTo("on");
                assertThat(query(connection, "show full_page_writes")).isEqualTo("on");
                connection.createStatement().execute("create table note (text text)");
                connection.createStatement().execute("insert into note values ('kept')");
            }
            database.kill();
        }
        server.forgetKilledServer();

        try (var database = EmbeddedDatabase.start(server);
                var connection = open(database.address())) {
            assertThat(query(connection, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void everyServiceGetsItsOwnDatabaseHoweverOftenItIsAskedFor() throws Exception {
        try (var database = EmbeddedDatabase.start(server(Durability.NONE))) {
            var administrator = database.address();
            var wanted = administrator.withDatabase("beseda_bot").withUser("beseda_bot", "it's \"secret\"");

            Databases.ensureOwned(administrator, wanted);
            Databases.ensureOwned(administrator, wanted);

            try (var connection = open(wanted)) {
                connection.createStatement().execute("create table own (id int)");
            }
            assertThatThrownBy(() -> open(wanted.withUser("beseda_bot", "wrong")))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noServiceComesIntoTheDatabaseOfAnother() throws Exception {
        try (var database = EmbeddedDatabase.start(server(Durability.NONE))) {
            var administrator = database.address();
            var bot = administrator.withDatabase("beseda_bot").withUser("beseda_bot", "of the bot");
            var llm = administrator.withDatabase("beseda_llm").withUser("beseda_llm", "of the models");
            Databases.ensureOwned(administrator, bot);
            Databases.ensureOwned(administrator, llm);

            assertThat(Databases.answers(llm)).isTrue();
            assertThatThrownBy(() -> open(llm.withDatabase("beseda_bot"))).hasMessageContaining("permission denied");
        }
    }

    private PostgresServer server(Durability durability) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        var binaries = PostgresBinaries.unpackedUnder(temporary.resolve("beseda-test-postgres"));
        var address = DatabaseAddress.onThisMachine(FreePorts.any(), "postgres", "test");
        return new PostgresServer(binaries, folder.resolve("postgres"), address, durability);
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
    }

    private static String query(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
