package dev.beseda.simulator.llm.answers;

import java.util.ArrayList;
import java.util.List;

/// Cuts texts into pieces about as long as those of real models; joined they are the text again.
public final class Tokens {
    private static final int LONGEST = 6;

    private Tokens() {}

    public static List<String> of(String text) {
        var tokens = new ArrayList<String>(text.length() / 4 + 1);
        for (int start = 0; start < text.length(); ) {
            int end = endOf(text, start);
            tokens.add(text.substring(start, end));
            start = end;
        }
        return tokens;
    }

    public static int count(String text) {
        int count = 0;
        for (int start = 0; start < text.length(); start = endOf(text, start)) {
            count++;
        }
        return count;
    }

    /// White space and then a piece of a word, or one other character.
    private static int endOf(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        int word = end;
        while (end < text.length() && end - word < LONGEST && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (end > word || end == text.length()) {
            return end;
        }
        return end + Character.charCount(text.codePointAt(end));
    }
}
