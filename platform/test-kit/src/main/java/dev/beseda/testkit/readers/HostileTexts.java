package dev.beseda.testkit.readers;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Texts that nobody writes, out of the pieces that a reader looks for; a seed gives the same texts each time.
public final class HostileTexts {
    private static final int MOST_PIECES = 24;
    private static final int MOST_REPEATS = 40;
    private static final List<String> ODDITIES = List.of(
            "\0", "\ud800", "\udfff", "\ufeff", "\u00a0", "\u2028", "\r", "\n", "\t", " ", "😀", "9".repeat(50));

    private final long seed;
    private final Random random;
    private final List<String> pieces;

    public HostileTexts(long seed, String... pieces) {
        this.seed = seed;
        this.random = new Random(seed);
        this.pieces = List.of(pieces);
    }

    /// Hands `count` texts to the reader; whatever it throws names the text.
    public void each(int count, Consumer<String> reader) {
        for (int number = 0; number < count; number++) {
            var text = next();
            try {
                reader.accept(text);
            } catch (RuntimeException | Error fault) {
                throw new AssertionError("Text %d of seed %d: %s".formatted(number, seed, text), fault);
            }
        }
    }

    /// A text of the same thing again and again.
    ///
    /// @param shape what it begins with, what is repeated, and what it ends with, with bars between them
    public static String repeated(String shape, int length) {
        var parts = shape.split("\\|", -1);
        return parts[0] + parts[1].repeat(length / parts[1].length()) + parts[2];
    }

    private String next() {
        var text = new StringBuilder();
        for (int left = random.nextInt(MOST_PIECES); left >= 0; left--) {
            var from = random.nextInt(8) == 0 ? ODDITIES : pieces;
            var piece = from.get(random.nextInt(from.size()));
            text.repeat(piece, random.nextInt(8) == 0 ? 1 + random.nextInt(MOST_REPEATS) : 1);
        }
        return text.toString();
    }
}
