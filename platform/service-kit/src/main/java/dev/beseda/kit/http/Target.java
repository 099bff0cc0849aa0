package dev.beseda.kit.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a request wants to go, as far as its address tells.
///
/// @param host without the brackets of IPv6
record Target(boolean encrypted, String host, int port, String path) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// Trusted are the servers that the rules name.
    static Target of(String url, OutboundRules rules) {
        var target = of(url);
        target.mustBeAllowed(rules, target.isTrusted(rules));
        return target;
    }

    static Target of(String url) {
        var uri = parsed(url);
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new Refused("The address names no server, or also a user");
        }
        boolean encrypted = scheme.equals("https");
        var host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? HTTPS : HTTP;
        if (!encrypted && !scheme.equals("http")) {
            throw new Refused("The address must begin with https://");
        }
        return new Target(encrypted, host, port, path(uri));
    }

    void mustBeAllowed(OutboundRules rules, boolean trusted) {
        if (!trusted && !(encrypted && rules.ports().contains(port))) {
            throw new Refused("The address must begin with https:// and use the usual port");
        }
    }

    boolean isTrusted(OutboundRules rules) {
        return rules.trusted().contains(host) || rules.trusted().contains(host + ":" + port);
    }

    private static URI parsed(String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException wrong) {
            throw new Refused("The address is none");
        }
    }

    private static String path(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
