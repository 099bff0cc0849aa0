package dev.beseda.testkit.architecture.sample.words;

import java.util.List;
import java.util.regex.Pattern;

/// Says how long its texts are.
@BoundedText(max = 4_096)
public final class Bounded {
    private static final Pattern PATTERN = Pattern.compile("(a+)+b");

    private Bounded() {}

    /// It lies in a class that says so.
    public record Inner(String text) {
        public boolean isOne() {
            return PATTERN.matcher(text).matches() && text.matches("a.*");
        }

        public List<String> parts() {
            return List.of(text.split("a+"));
        }
    }
}
