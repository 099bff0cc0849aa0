package dev.beseda.llm.knowledge.rules;

/// Where sentences begin and end: at the end of a line, or after a full stop that no small letter or figure follows.
final class Sentences {
    private static final String STOPS = ".!?…";

    private Sentences() {}

    static int startBefore(String text, int place) {
        int start = place;
        while (start > 0 && !isEnd(text, start)) {
            start--;
        }
        return start;
    }

    static int endAfter(String text, int place) {
        int end = place;
        while (end < text.length() && !isEnd(text, end)) {
            end++;
        }
        return end;
    }

    /// Where the last sentence of a text that still grows begins.
    static int lastEnd(String text) {
        return text.isEmpty() ? 0 : startBefore(text, text.length());
    }

    /// Whether one sentence ends before `place` and another may begin there.
    private static boolean isEnd(String text, int place) {
        if (text.charAt(place - 1) == '\n') {
            return true;
        }
        boolean isBetween = place < text.length() && Character.isWhitespace(text.charAt(place - 1));
        if (!isBetween || !mayBegin(text.charAt(place))) {
            return false;
        }
        int before = place - 1;
        while (before > 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return STOPS.indexOf(text.charAt(before)) >= 0;
    }

    private static boolean mayBegin(char next) {
        return !Character.isWhitespace(next) && !Character.isLowerCase(next) && !Character.isDigit(next);
    }
}
