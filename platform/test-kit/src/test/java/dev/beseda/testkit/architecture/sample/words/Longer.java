package dev.beseda.testkit.architecture.sample.words;

import java.util.regex.Pattern;

/// Says that its texts are longer than usual.
@BoundedText(max = 4_097)
public final class Longer {
    private static final Pattern PATTERN = Pattern.compile("a*+b");

    private Longer() {}

    public static boolean is(String text) {
        return PATTERN.matcher(text).matches();
    }
}
