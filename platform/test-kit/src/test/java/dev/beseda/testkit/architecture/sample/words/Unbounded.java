package dev.beseda.testkit.architecture.sample.words;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// Reads texts of any length in ways that may never come to an end.
public final class Unbounded {
    private static final String REGEX = "(a+)+b";
    private static final Pattern PATTERN = Pattern.compile(REGEX);
    private static final BiPredicate<String, String> REFERENCE = String::matches;

    private Unbounded() {}

    public static boolean asPattern(String text) {
        return PATTERN.matcher(text).find() || REFERENCE.test(text, REGEX);
    }

    public static String asText(String text) {
        return text.replaceFirst(REGEX, "").replaceAll(REGEX, "");
    }

    public static List<String> asParts(String text) {
        return List.of(text.split("a+", 2));
    }

    public static List<String> named(String text, String sign) {
        return List.of(text.split(sign, -1));
    }
}
