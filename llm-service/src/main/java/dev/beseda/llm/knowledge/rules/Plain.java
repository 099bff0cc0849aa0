package dev.beseda.llm.knowledge.rules;

/// A text without what hides figures from a reader of figures: markup, odd spaces, odd digits. Each character stays in
/// its place.
final class Plain {
    private static final String MARKUP = "*_~`|<>";
    private static final String HARD_SPACE = "&nbsp;";

    private Plain() {}

    static String of(String text) {
        var plain = new StringBuilder(text.length());
        text.chars().forEach(character -> plain.append(plain((char) character)));
        return plain.toString().replace(HARD_SPACE, " ".repeat(HARD_SPACE.length()));
    }

    private static char plain(char character) {
        if (Character.isDigit(character)) {
            return (char) ('0' + Character.digit(character, 10));
        }
        boolean isSpace = Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT;
        return isSpace || MARKUP.indexOf(character) >= 0 ? ' ' : character;
    }
}
