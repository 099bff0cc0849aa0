package dev.beseda.bot.engine;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression that is matched in linear time, whatever it says. Equal when written the same.
public final class Regex {
    private final String source;
    private final Pattern pattern;

    private Regex(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /// @throws IllegalArgumentException with a sentence for the author, when `source` is no regular expression
    public static Regex of(String source) {
        try {
            return new Regex(source, Pattern.compile(source, Pattern.CASE_INSENSITIVE));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("must be a regular expression (" + wrong.getDescription() + ")", wrong);
        }
    }

    public String source() {
        return source;
    }

    boolean isIn(String text) {
        return pattern.matcher(text).find();
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
