package dev.beseda.kit.http;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a request wants to go, as far as its address tells.
record Target(Origin origin, String path) {
    /// Trusted are the servers that the rules name.
    static Target of(String url, OutboundRules rules) {
        var target = of(url);
        target.mustBeAllowed(rules, target.isTrusted(rules));
        return target;
    }

    static Target of(String url) {
        var uri = parsed(url);
        var origin = Origin.of(uri)
                .orElseThrow(() -> new Refused("The address must begin with https:// and name a server, but no user"));
        if (DotSegments.isIn(path(uri))) {
            throw new Refused("The path of the address must not hold .. or what stands for it");
        }
        return new Target(origin, path(uri));
    }

    /// Without the brackets of IPv6.
    String host() {
        return origin.host();
    }

    int port() {
        return origin.port();
    }

    boolean encrypted() {
        return origin.isEncrypted();
    }

    void mustBeAllowed(OutboundRules rules, boolean trusted) {
        if (!trusted && !(encrypted() && rules.ports().contains(port()))) {
            throw new Refused("The address must begin with https:// and use the usual port");
        }
    }

    boolean isTrusted(OutboundRules rules) {
        return origin.isAmong(rules.trusted());
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
