package dev.beseda.local.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes databases and roles on a server; what is there already stays as it is.
public final class Databases {
    private Databases() {}

    /// Whether the server answers a query.
    public static boolean answers(DatabaseAddress address) {
        try (var connection = open(address);
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    /// Makes sure that the role of `wanted` exists with its password and owns its database,
    /// into which no other may look.
    public static void ensureOwned(DatabaseAddress administrator, DatabaseAddress wanted) throws SQLException {
        try (var connection = open(administrator)) {
            var role = quoted(wanted.user());
            var verb =
                    exists(connection, "select 1 from pg_roles where rolname = ?", wanted.user()) ? "alter" : "create";
            execute(connection, "%s role %s login password %s".formatted(verb, role, literal(wanted.password())));
            if (absent(connection, wanted.database())) {
                execute(connection, "create database %s owner %s".formatted(quoted(wanted.database()), role));
            }
            execute(connection, "revoke all on database %s from public".formatted(quoted(wanted.database())));
        }
    }

    /// Makes sure that the database exists; it belongs to the one who asks.
    public static void ensure(DatabaseAddress administrator, String database) throws SQLException {
        try (var connection = open(administrator)) {
            if (absent(connection, database)) {
                execute(connection, "create database " + quoted(database));
            }
        }
    }

    private static boolean absent(Connection connection, String database) throws SQLException {
        return !exists(connection, "select 1 from pg_database where datname = ?", database);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String order) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(order);
        }
    }

    private static Connection open(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl() + "?connectTimeout=5", address.user(), address.password());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
