package dev.beseda.local.embedded;

/// Where a database is and who comes to it.
public record DatabaseAddress(Server server, String database, String user, String password) {
    /// A host and a port.
    public record Server(String host, int port) {}

    public static DatabaseAddress onThisMachine(int port, String user, String password) {
        return new DatabaseAddress(new Server("127.0.0.1", port), "postgres", user, password);
    }

    public int port() {
        return server.port();
    }

    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(server, name, user, password);
    }

    public DatabaseAddress withUser(String name, String itsPassword) {
        return new DatabaseAddress(server, database, name, itsPassword);
    }

    public DatabaseAddress withPort(int port) {
        return new DatabaseAddress(new Server(server.host(), port), database, user, password);
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /// The address as the reactive client wants it.
    public String reactiveUrl() {
        return "postgresql://%s:%d/%s".formatted(server.host(), server.port(), database);
    }

    @Override
    public String toString() {
        return user + "@" + reactiveUrl();
    }
}
