package dev.beseda.journeys.fuzz;

import java.util.List;

/// What no path and no query should hold; as it is sent, percent signs and all.
final class OddPaths {
    private static final List<String> PARTS = List.of(
            "x",
            "0",
            "-1",
            "1.5",
            "1e999",
            "99999999999999999999",
            "null",
            "%00",
            "a%00b",
            "%",
            "%zz",
            "%F0%28",
            "%c0%ae%c0%ae",
            "%ed%a0%80",
            "..",
            ".",
            "%2e%2e",
            "..%2f..%2ftokens",
            "%2F",
            "%5c",
            "a;b=c",
            "'",
            "\"",
            "{id}",
            "+",
            "%20",
            "%0d%0aX: y",
            "\u00e9",
            "\u00f0\u009f\u0098\u0080",
            "01990000000070008000000000000000",
            "01990000-0000-7000-8000-00000000000G",
            "1-1-1-1-1",
            "x".repeat(3000));

    private static final List<String> VALUES = List.of(
            "",
            "true",
            "-9223372036854775808",
            "9223372036854775807",
            "2147483648",
            "%2B999999999-12-31T23:59:59Z",
            "-100000000-01-01T00:00:00Z",
            "2026-02-30",
            "9999-12-31",
            "9999-12-31T23:59:59.999999999Z",
            "0000-01-01T00:00:00Z",
            "1e400",
            "%F0%9F%98%80",
            "%ff%fe",
            "bnVsbA",
            "AAAA%3D%3D%3D",
            "%25%5C_%25");

    private OddPaths() {}

    static String part(Dice dice) {
        return dice.oneOf(PARTS);
    }

    static String value(Dice dice) {
        return dice.chance(50) ? dice.oneOf(VALUES) : dice.oneOf(PARTS);
    }

    /// The whole path, bent.
    static String bent(String path, Dice dice) {
        return switch (dice.below(6)) {
            case 0 -> path + "/" + dice.oneOf(PARTS);
            case 1 -> path.replaceFirst("/", "//");
            case 2 -> path.replace("/api/", "/api/../api/");
            case 3 -> path + "/";
            case 4 -> path + ";x=y";
            default -> path + "?" + dice.oneOf(PARTS) + "&&=&" + dice.oneOf(VALUES) + "#x";
        };
    }
}
