package dev.beseda.kit.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A server as an address names it: scheme, host and port. A secret that was given for one origin goes to no other.
///
/// @param scheme `http` or `https`
/// @param host in small ASCII letters, without the brackets of IPv6 and without the dot that a name may end with
public record Origin(String scheme, String host, int port) {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65_535;

    /// Empty for what is no address over HTTP, and for one that names a user:
    /// who reads it may take the user for the server.
    public static Optional<Origin> of(String url) {
        try {
            return of(new URI(url.strip()));
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    public static Optional<Origin> of(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || address.getRawUserInfo() != null) {
            return Optional.empty();
        }
        int usual = scheme.equals("https") ? HTTPS : HTTP;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return Optional.ofNullable(address.getHost())
                .map(host -> new Origin(scheme, plain(host), port))
                .or(() -> Optional.ofNullable(address.getRawAuthority())
                        .flatMap(authority -> international(scheme, authority, usual)))
                .filter(origin -> !origin.host.isEmpty() && origin.port <= LARGEST_PORT);
    }

    /// Whether both addresses name one server; what names none is the same as nothing.
    public static boolean areSame(String one, String other) {
        var origin = of(one);
        return origin.isPresent() && origin.equals(of(other));
    }

    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /// @param servers as `host` or `host:port`
    boolean isAmong(Collection<String> servers) {
        return servers.contains(host) || servers.contains(host + ":" + port);
    }

    /// A host in letters that are not ASCII, which [URI] takes for no host.
    private static Optional<Origin> international(String scheme, String authority, int usual) {
        int colon = authority.lastIndexOf(':');
        var port = colon < 0 ? String.valueOf(usual) : authority.substring(colon + 1);
        try {
            var host = IDN.toASCII(colon < 0 ? authority : authority.substring(0, colon), IDN.USE_STD3_ASCII_RULES);
            return Optional.of(new Origin(scheme, plain(host), Integer.parseUnsignedInt(port)));
        } catch (IllegalArgumentException noServer) {
            return Optional.empty();
        }
    }

    private static String plain(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        var small = bare.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    /// As an address without a path; the port is left out where it is the usual one.
    @Override
    public String toString() {
        var shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return scheme + "://" + shown + (port == (isEncrypted() ? HTTPS : HTTP) ? "" : ":" + port);
    }
}
