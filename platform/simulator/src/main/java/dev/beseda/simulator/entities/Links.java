package dev.beseda.simulator.entities;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/// What links in formatted texts may be, and how Telegram writes them down.
public final class Links {
    private Links() {}

    /// The link in its proper form; empty when it is none.
    public static Optional<String> checked(String written) {
        var lower = Source.small(written);
        for (var scheme : new String[] {"tg:", "ton:", "tonsite:"}) {
            if (lower.startsWith(scheme)) {
                var rest = written.substring(scheme.length());
                return own(scheme, rest.startsWith("//") ? rest.substring(2) : rest);
            }
        }
        return WebLink.of(written)
                .filter(link -> link.host().indexOf('.') >= 0 || link.isIpv6())
                .map(WebLink::written);
    }

    private static Optional<String> own(String scheme, String rest) {
        var found = WebLink.of(rest);
        if (found.isEmpty()
                || Source.small(rest).startsWith("http://")
                || !found.get().isBare()) {
            return Optional.empty();
        }
        var link = found.get();
        boolean good = link.host()
                .chars()
                .allMatch(letter -> isAlphanumeric(letter)
                        || letter == '-'
                        || letter == '_'
                        || letter == '.' && scheme.equals("tonsite:"));
        var query = link.query().startsWith("/?") ? link.query().substring(1) : link.query();
        return good ? Optional.of(scheme + "//" + link.host() + query) : Optional.empty();
    }

    /// The entity for a link: to a person, or to somewhere else; empty when the link is none.
    static Optional<ObjectNode> entity(String url) {
        var user = user(url);
        if (user.isPresent()) {
            var entity = Output.entity("text_mention");
            entity.putObject("user").put("id", user.getAsLong());
            return Optional.of(entity);
        }
        return checked(url).map(link -> Output.entity("text_link").put("url", link));
    }

    /// As in `tg://user?id=1`.
    private static OptionalLong user(String url) {
        var query = query(Source.small(url), "user");
        return query.flatMap(found -> value(found, "id"))
                .map(Links::number)
                .filter(id -> id.isPresent() && id.getAsLong() > 0 && id.getAsLong() < 1L << 52)
                .orElseGet(OptionalLong::empty);
    }

    /// As in `tg://emoji?id=1`.
    static Optional<String> customEmoji(String url) {
        return query(url, "emoji").flatMap(found -> value(found, "id")).filter(Links::isEmojiId);
    }

    static boolean isEmojiId(String written) {
        var id = number(written);
        return id.isPresent() && id.getAsLong() != 0;
    }

    /// As in `tg://time?unix=1&format=t`.
    static Optional<ObjectNode> date(String url) {
        var query = query(url, "time");
        var unix =
                query.flatMap(found -> value(found, "unix")).map(Links::number).orElseGet(OptionalLong::empty);
        if (unix.isEmpty() || unix.getAsLong() <= 0 || unix.getAsLong() > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return date(
                (int) unix.getAsLong(),
                query.flatMap(found -> value(found, "format")).orElse(""));
    }

    /// Empty when there is no such format.
    static Optional<ObjectNode> date(int unix, String format) {
        if (!format.matches("[rR]|[tTdDwW]*")) {
            return Optional.empty();
        }
        var entity = Output.entity("date_time").put("unix_time", unix);
        return Optional.of(format.isEmpty() ? entity : entity.put("date_time_format", format));
    }

    /// What follows the question mark of `tg:host?…`, up to a `#`.
    private static Optional<String> query(String url, String host) {
        if (!Source.small(url).startsWith("tg:")) {
            return Optional.empty();
        }
        var rest = url.substring(3);
        rest = rest.startsWith("//") ? rest.substring(2) : rest;
        if (!Source.small(rest).startsWith(host)) {
            return Optional.empty();
        }
        rest = rest.substring(host.length());
        rest = rest.startsWith("/") ? rest.substring(1) : rest;
        if (!rest.startsWith("?")) {
            return Optional.empty();
        }
        int end = rest.indexOf('#');
        return Optional.of(rest.substring(1, end < 0 ? rest.length() : end));
    }

    private static Optional<String> value(String query, String name) {
        for (var parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            var key = equals < 0 ? parameter : parameter.substring(0, equals);
            if (key.equals(name)) {
                return Optional.of(equals < 0 ? "" : parameter.substring(equals + 1));
            }
        }
        return Optional.empty();
    }

    /// Only as a number is usually written: no plus, no zeros before it.
    static OptionalLong number(String written) {
        if (!written.matches("0|-?[1-9][0-9]{0,18}")) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(written));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    static boolean isAlphanumeric(int letter) {
        return letter < 128 && Character.isLetterOrDigit(letter);
    }
}
