package dev.beseda.simulator.entities;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// A link of the web, in its parts; port 0 when it names none.
record WebLink(String scheme, String userInfo, String host, int port, String query) {
    private static final String HOST_SIGNS = ".-_!$,~*'();&+=";

    static Optional<WebLink> of(String written) {
        int mark = endOf(written, ":/?#@[]");
        var scheme = "http";
        var rest = written;
        if (written.startsWith("://", mark)) {
            scheme = Source.small(written.substring(0, mark));
            rest = written.substring(mark + 3);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return Optional.empty();
            }
        }
        int end = endOf(rest, "/?#");
        return split(scheme, rest.substring(0, end), query(rest.substring(end)));
    }

    private static Optional<WebLink> split(String scheme, String place, String query) {
        int colon = place.length() - 1;
        while (colon > 0 && ":]@".indexOf(place.charAt(colon)) < 0) {
            colon--;
        }
        int port = 0;
        var named = place;
        if (colon > 0 && place.charAt(colon) == ':') {
            port = port(place.substring(colon + 1));
            named = place.substring(0, colon);
        }
        int at = named.lastIndexOf('@');
        var userInfo = at < 0 ? "" : named.substring(0, at);
        var link = new WebLink(scheme, userInfo, Source.small(named.substring(at + 1)), port, query);
        return port >= 0 && link.isGood() ? Optional.of(link) : Optional.empty();
    }

    /// -1 when it is none.
    private static int port(String written) {
        var port = Links.number(written.replaceFirst("^0+(?=.)", ""));
        boolean good = port.isPresent() && port.getAsLong() > 0 && port.getAsLong() <= 65_535;
        return good ? (int) port.getAsLong() : -1;
    }

    private static String query(String written) {
        int end = written.length();
        while (end > 0 && Source.isSpace(written.charAt(end - 1))) {
            end--;
        }
        var query = new StringBuilder(written.startsWith("/") && end > 0 ? "" : "/");
        for (int place = 0; place < end; place++) {
            char letter = written.charAt(place);
            query.append(letter <= ' ' ? "%%%02X".formatted((int) letter) : Character.toString(letter));
        }
        return query.toString();
    }

    boolean isIpv6() {
        return host.startsWith("[") && host.endsWith("]");
    }

    boolean isBare() {
        return scheme.equals("http") && userInfo.isEmpty() && port == 0 && !isIpv6();
    }

    String written() {
        return scheme + "://" + (userInfo.isEmpty() ? "" : userInfo + "@") + host + (port > 0 ? ":" + port : "")
                + query;
    }

    private boolean isGood() {
        if (host.isEmpty() || host.equals(".")) {
            return false;
        }
        return isIpv6() ? isAddress() : isPart(host, "") && isPart(userInfo, ":");
    }

    private boolean isAddress() {
        var inside = host.substring(1, host.length() - 1);
        try {
            return inside.matches("[0-9a-f:.]*:[0-9a-f:.]*") && InetAddress.ofLiteral(inside) != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean isPart(String part, String alsoAllowed) {
        for (int place = 0; place < part.length(); place++) {
            char letter = part.charAt(place);
            if (letter == '%') {
                if (!part.substring(place + 1).toLowerCase(Locale.ROOT).matches("(?s)[0-9a-f]{2}.*")) {
                    return false;
                }
                place += 2;
            } else if (letter < 128
                    && !Links.isAlphanumeric(letter)
                    && HOST_SIGNS.indexOf(letter) < 0
                    && alsoAllowed.indexOf(letter) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int endOf(String text, String signs) {
        int end = 0;
        while (end < text.length() && signs.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
