package dev.beseda.bot.telegram.rules;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text into messages that Telegram takes.
public final class Split {
    /// The longest message, in UTF-16 units. Source: Bot API, `sendMessage`.
    public static final int LONGEST = 4_096;

    private Split() {}

    /// The text in pieces of [#LONGEST] at most: cut between lines where possible, else between words, else anywhere
    /// but inside a character.
    public static List<String> split(String text) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > LONGEST) {
            int end = end(rest);
            add(pieces, rest.substring(0, end));
            rest = rest.substring(end);
        }
        add(pieces, rest);
        return pieces;
    }

    private static void add(List<String> pieces, String piece) {
        if (!piece.isBlank()) {
            pieces.add(piece.strip());
        }
    }

    private static int end(String text) {
        int line = text.lastIndexOf('\n', LONGEST);
        if (line > LONGEST / 2) {
            return line;
        }
        int word = text.lastIndexOf(' ', LONGEST);
        if (word > LONGEST / 2) {
            return word;
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
