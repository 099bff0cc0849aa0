package dev.beseda.bot.engine.patterns;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// A regular expression that takes time in proportion to the text, whatever its author wrote.
public final class LinearPattern {
    private static final int LONGEST_SOURCE = 500;
    private static final int LARGEST_PROGRAM = 2_000;

    /// An optional copy lies in the one before it, and is read on the thread's stack, of which services have 512 kB.
    private static final int MOST_OPTIONAL_COPIES = 400;

    private final Pattern program;
    private final long size;

    private LinearPattern(Pattern program, long size) {
        this.program = program;
        this.size = size;
    }

    /// The pattern, unless `fault` finds something wrong with it.
    public static Optional<LinearPattern> of(String source) {
        if (oversize(source).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinearPattern(Pattern.compile(source), PatternSize.of(source)));
        } catch (PatternSyntaxException broken) {
            return Optional.empty();
        }
    }

    /// What is wrong with the source of a pattern, as a sentence.
    public static Optional<String> fault(String source) {
        return oversize(source).or(() -> brokenness(source));
    }

    /// Whether the whole text is of the pattern's form.
    public boolean matches(String text) {
        return program.matches(text);
    }

    /// Whether the whole text is of the pattern's form, as far as that may cost something.
    public boolean matches(String text, Effort effort) {
        return effort.affords(size, text.length()) && matches(text);
    }

    /// Whether some part of the text is of the pattern's form, as far as that may cost something.
    public boolean isIn(String text, Effort effort) {
        return effort.affords(size, text.length()) && program.matcher(text).find();
    }

    private static Optional<String> oversize(String source) {
        if (source.length() > LONGEST_SOURCE) {
            return Optional.of("A pattern has at most " + LONGEST_SOURCE + " characters.");
        }
        if (source.contains("\\Q")) {
            return Optional.of("A pattern quotes single characters with \\, not many of them with \\Q.");
        }
        if (source.contains("[:")) {
            return Optional.of("A pattern names characters as \\d or \\pL, not as [:digit:] or [:alpha:].");
        }
        if (PatternSize.of(source) > LARGEST_PROGRAM || PatternSize.optionalCopies(source) > MOST_OPTIONAL_COPIES) {
            return Optional.of("The pattern repeats too much: its repeats make it too large.");
        }
        return Optional.empty();
    }

    private static Optional<String> brokenness(String source) {
        try {
            var _ = Pattern.compile(source);
            return Optional.empty();
        } catch (PatternSyntaxException broken) {
            return Optional.of("The pattern is broken: " + broken.getDescription() + ".");
        }
    }
}
