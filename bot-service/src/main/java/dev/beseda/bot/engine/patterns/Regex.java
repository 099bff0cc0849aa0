package dev.beseda.bot.engine.patterns;

/// A regular expression looked for in what people write; case does not count. Equal when written the same.
public final class Regex {
    private static final String IGNORING_CASE = "(?i)";

    private final String source;
    private final LinearPattern pattern;

    private Regex(String source, LinearPattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException with a sentence for the author, when `source` is no regular expression
    public static Regex of(String source) {
        LinearPattern.fault(source).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        var pattern = LinearPattern.of(IGNORING_CASE + source)
                .orElseThrow(() -> new IllegalArgumentException("The pattern is too large."));
        return new Regex(source, pattern);
    }

    public String source() {
        return source;
    }

    public boolean isIn(String text, Effort effort) {
        return pattern.isIn(text, effort);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Regex regex && regex.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
