package dev.beseda.bot.engine.expressions;

import java.util.Locale;

/// A word of an expression, and where it stands.
record Token(Kind kind, String text, int position) {
    enum Kind {
        NUMBER,
        TEXT,
        WORD,
        /// A variable in braces.
        VARIABLE,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
    }

    /// The token as a sentence names it.
    String shown() {
        return kind == Kind.END ? "the end" : "“" + text + "”";
    }
}
