package dev.beseda.llm.knowledge.rules;

/// A text without what hides figures from a reader of figures: markup, odd spaces, odd digits. Of white space that
/// follows on itself two characters stay, a line's end among them, so that nobody looks through it again and again.
final class Plain {
    private static final String MARKUP = "*_~`|<>";
    private static final String HARD_SPACE = "&nbsp;";
    private static final int MOST_SPACES = 2;

    private final StringBuilder text;

    /// Where each character stands in what was written, and then where that ends.
    private final int[] places;

    private Plain(String written) {
        text = new StringBuilder(written.length());
        places = new int[written.length() + 1];
        int spaces = 0;
        int width;
        for (int place = 0; place < written.length(); place += width) {
            width = written.startsWith(HARD_SPACE, place) ? HARD_SPACE.length() : 1;
            char character = width > 1 ? ' ' : plain(written.charAt(place));
            spaces = Character.isWhitespace(character) ? spaces + 1 : 0;
            if (spaces <= MOST_SPACES) {
                places[text.length()] = place;
                text.append(character);
            } else if (character == '\n') {
                text.setCharAt(text.length() - 1, character);
            }
        }
        places[text.length()] = written.length();
    }

    static Plain of(String written) {
        return new Plain(written);
    }

    String text() {
        return text.toString();
    }

    /// Where in the text as it was written `place` is.
    int written(int place) {
        return places[place];
    }

    private static char plain(char character) {
        if (Character.isDigit(character)) {
            return (char) ('0' + Character.digit(character, 10));
        }
        boolean isSpace = Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT;
        return isSpace || MARKUP.indexOf(character) >= 0 ? ' ' : character;
    }
}
