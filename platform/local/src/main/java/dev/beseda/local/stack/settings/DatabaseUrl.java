package dev.beseda.local.stack.settings;

import dev.beseda.local.embedded.DatabaseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// A database address as people write it: `postgresql://user:password@host:port/database`.
final class DatabaseUrl {
    private static final int USUAL_PORT = 5432;
    private static final Set<String> SCHEMES = Set.of("postgresql", "postgres");

    private DatabaseUrl() {}

    static DatabaseAddress parse(String text) {
        var url = uri(text);
        var credentials = url.getRawUserInfo() == null
                ? new String[0]
                : url.getRawUserInfo().split(":", 2);
        if (url.getScheme() == null
                || !SCHEMES.contains(url.getScheme())
                || url.getHost() == null
                || credentials.length != 2) {
            throw wrong();
        }
        var path = url.getPath();
        var server = new DatabaseAddress.Server(url.getHost(), url.getPort() < 0 ? USUAL_PORT : url.getPort());
        return new DatabaseAddress(
                server,
                path.length() > 1 ? path.substring(1) : "postgres",
                decoded(credentials[0]),
                decoded(credentials[1]));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            throw wrong();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The value itself is not repeated: it may hold a password.
    private static IllegalArgumentException wrong() {
        return new IllegalArgumentException("must look like postgresql://user:password@host:5432/database");
    }
}
