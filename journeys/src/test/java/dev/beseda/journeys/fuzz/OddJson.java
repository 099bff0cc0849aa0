package dev.beseda.journeys.fuzz;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Values of JSON that a field hardly expects, as they are written.
final class OddJson {
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "false",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "{\"\": 1}",
            "{\"a\": 1, \"a\": 2}",
            "{\"\\u0000\": 1}");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1.5",
            "-0.0",
            "1e400",
            "-1e400",
            "1e-400",
            "1e999999999",
            "-1e999999999",
            "1e-999999999",
            "1e99999999999",
            "1" + "0".repeat(900),
            "0." + "1".repeat(900),
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "NaN",
            "Infinity",
            "01");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\udc00\\ud800",
            "\\uffff\\ufffe",
            "\u202e\u0301\ud83d\udc69\u200d\ud83d\udc67",
            "1e999999999",
            "1e400",
            "-1",
            "true",
            "null",
            "NaN",
            "../../etc/passwd",
            "{{name}}",
            "{name}",
            "{name.{name}}",
            "{",
            "}",
            "%00%s%n${7*7}",
            "'; drop table bot; --",
            "<script>alert(1)</script>",
            "=1+1",
            "a\\tb\\r\\nc: d",
            "2026-02-30",
            "2026-02-30T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
            "PT9223372036854775807S",
            "P-1D",
            "24:00",
            "Europe/Nowhere",
            "http://127.0.0.1:1/",
            "http://[::1]/",
            "https://user:word@example.com:99999/",
            "https://xn--/",
            "https:///",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "//",
            "/a/b~2~",
            "/" + "a/".repeat(500),
            "(a+)+$",
            "01990000-0000-7000-8000-000000000000",
            "1".repeat(400),
            "x".repeat(101),
            "x".repeat(4097),
            "\ud83d\ude00".repeat(3000),
            "_ ".repeat(2000),
            " ".repeat(20_000),
            "#".repeat(5000),
            "x".repeat(200_000));

    /// Large ones are made when they are wanted.
    private static final List<Supplier<String>> LARGE = List.of(
            () -> "[".repeat(900) + "]".repeat(900),
            () -> "[".repeat(20_000) + "]".repeat(20_000),
            () -> "{\"a\":".repeat(900) + "1" + "}".repeat(900),
            () -> "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000),
            () -> "[" + "1,".repeat(50_000) + "1]",
            () -> "[" + "{},".repeat(20_000) + "{}]",
            () -> "[" + "\"\",".repeat(20_000) + "\"\"]",
            () -> keys(5000),
            () -> "{\"" + "k".repeat(60_000) + "\": 1}",
            () -> "1".repeat(100_000),
            () -> "\"" + "x".repeat(1_900_000) + "\"");

    private OddJson() {}

    static String value(Dice dice) {
        return switch (dice.below(20)) {
            case 0, 1, 2, 3 -> dice.oneOf(WORDS);
            case 4, 5, 6, 7 -> dice.oneOf(NUMBERS);
            case 8 -> large(dice);
            default -> "\"" + dice.oneOf(TEXTS) + "\"";
        };
    }

    private static String large(Dice dice) {
        return dice.oneOf(LARGE).get();
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "\"k%d\": %d".formatted(number, number))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
