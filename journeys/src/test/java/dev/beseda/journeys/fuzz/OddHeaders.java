package dev.beseda.journeys.fuzz;

import dev.beseda.journeys.wire.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Headers that no client sends, or not here.
final class OddHeaders {
    private static final String LONG = "x".repeat(5000);

    private static final List<String> TYPES = List.of(
            "",
            "*",
            "*/*",
            "/",
            "a/",
            "/b",
            ";",
            ";;;",
            ",",
            "application",
            "application/",
            "application/json;",
            "application/json;q=",
            "application/json;q=abc",
            "application/json;q=0",
            "application/json; charset=utf-16",
            "application/json; charset=none-such",
            "application/json; charset=\"",
            "application/*",
            "application/*+json",
            "application/xml",
            "text/html,application/xhtml+xml;q=0.9",
            "text/yaml",
            "text/plain",
            "not a type",
            "\u00e9/\u00e9",
            "a/b\u0001",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/" + LONG);

    private static final List<String> TAGS =
            List.of("", "*", "\"", "\"x\"", "W/\"x\"", "\"a\", \"b\"", "\"\u0001\"", "x", ",", LONG);

    private static final List<Header> OTHERS = List.of(
            new Header("Idempotency-Key", ""),
            new Header("Idempotency-Key", "\u00e9\u00ff"),
            new Header("Idempotency-Key", "a b c"),
            new Header("Idempotency-Key", LONG),
            new Header("Range", "bytes=0-1"),
            new Header("Range", "bytes=-"),
            new Header("Range", "lines=99999999999999999999-"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Encoding", "none-such"),
            new Header("Accept-Encoding", "gzip;q=x, *;q=0"),
            new Header("Accept-Charset", "none-such"),
            new Header("Accept-Language", "xx-" + LONG),
            new Header("Accept-Language", ";q=,,*"),
            new Header("Expect", "100-continue"),
            new Header("Expect", "nonsense"),
            new Header("Content-Length", "abc"),
            new Header("Content-Length", "-1"),
            new Header("Content-Length", "99999999999999999999"),
            new Header("Transfer-Encoding", "chunked"),
            new Header("Connection", "close"),
            new Header("Connection", "authorization, content-type"),
            new Header("Host", "example.com"),
            new Header("Host", "\u00e9:x"),
            new Header("Host", ""),
            new Header("X-Request-Id", "a b\u00e9"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Forwarded-For", "::1, nonsense"),
            new Header("Forwarded", "for=\"[\";;proto="),
            new Header("Origin", "null"),
            new Header("Cookie", "a=b; =; \u00e9"),
            new Header("Authorization", "Bearer beseda_nobody"),
            new Header("Authorization", "Basic \u00e9"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Header("Upgrade", "websocket"),
            new Header("traceparent", "00-" + "z".repeat(32) + "-0-0"),
            new Header("X-" + LONG, "x"),
            new Header("X-Large", "x".repeat(9000)),
            new Header("X Y", "z"),
            new Header("X-Control", "a\u0001b"));

    private OddHeaders() {}

    static List<Header> some(Dice dice) {
        return switch (dice.below(8)) {
            case 0, 1 -> List.of(new Header("Accept", dice.oneOf(TYPES)));
            case 2, 3 -> List.of(new Header("Content-Type", dice.oneOf(TYPES)));
            case 4 -> List.of(new Header(dice.chance(70) ? "If-Match" : "If-None-Match", dice.oneOf(TAGS)));
            case 5 -> twice(dice);
            default -> List.of(dice.oneOf(OTHERS));
        };
    }

    private static List<Header> twice(Dice dice) {
        if (dice.chance(20)) {
            return IntStream.range(0, 150)
                    .mapToObj(number -> new Header("X-" + number, "x"))
                    .toList();
        }
        var name = dice.oneOf(List.of("Accept", "If-Match", "Idempotency-Key", "Content-Type"));
        var values = new ArrayList<>(TYPES);
        return List.of(new Header(name, dice.oneOf(values)), new Header(name, dice.oneOf(values)));
    }
}
