package dev.beseda.llm.providers.rules;

/// Tokens of a text, when nobody counted them: about four Latin letters make one, and three of any other alphabet.
public final class TokenEstimate {
    private static final int LATIN = 3;
    private static final int OTHERS = 4;
    private static final int TWELFTHS = 12;

    private TokenEstimate() {}

    public static long of(CharSequence text) {
        long twelfths = text.chars()
                .mapToLong(letter -> letter < 0x250 ? LATIN : OTHERS)
                .sum();
        return (twelfths + TWELFTHS - 1) / TWELFTHS;
    }

    public static long of(Prompt prompt) {
        return prompt.messages().stream()
                .mapToLong(message -> of(message.text()))
                .sum();
    }
}
