package dev.beseda.llm.providers.rules;

/// How many tokens a text is, about: models differ, and none is asked. Rather too many than too few.
public final class Tokens {
    /// Stands where a text was cut.
    public static final String MARK = " […]";

    /// Weights are parts of a token, so that they add up exactly.
    private static final int WHOLE = 12;

    private static final int LATIN = 3;
    private static final int ALPHABET = 4;
    private static final int ACCENTED = 6;
    private static final int OTHER = 8;
    private static final int SUPPLEMENTARY = 24;

    private Tokens() {}

    public static int of(String text) {
        long weight = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            weight += weight(text.codePointAt(at));
        }
        return Math.toIntExact(Math.ceilDiv(weight, WHOLE));
    }

    public static int of(Prompt prompt) {
        return prompt.messages().stream()
                .mapToInt(message -> of(message.text()))
                .sum();
    }

    /// The text, or as much of its beginning as fits with a mark behind it.
    public static String cut(String text, int most) {
        if (of(text) <= most) {
            return text;
        }
        long room = (long) most * WHOLE - weight(MARK);
        int end = 0;
        while (room >= weight(text.codePointAt(end))) {
            room -= weight(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return end == 0 ? "" : text.substring(0, end) + MARK;
    }

    private static long weight(String text) {
        return text.codePoints().mapToLong(Tokens::weight).sum();
    }

    private static int weight(int character) {
        if (character < 0x80) {
            return character >= '0' && character <= '9' ? ALPHABET : LATIN;
        }
        if (character < 0x370) {
            return ACCENTED;
        }
        if (character < 0x530) {
            return ALPHABET;
        }
        if (character > Character.MAX_VALUE) {
            return SUPPLEMENTARY;
        }
        return isIdeographOrSyllable(character) ? WHOLE : OTHER;
    }

    /// Chinese, Japanese, Korean: a character is a token.
    private static boolean isIdeographOrSyllable(int character) {
        return character >= 0x2E80 && character <= 0xD7AF || character >= 0xF900 && character <= 0xFFEF;
    }
}
