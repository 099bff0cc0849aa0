package dev.beseda.kit.text;

/// Cuts what is too long.
public final class Cut {
    private Cut() {}

    /// At most `longest` UTF-16 units of the text, never half a character.
    public static String to(int longest, String text) {
        return text.length() <= longest ? text : text.substring(0, place(longest, text));
    }

    /// Where the text may be cut: at `wanted`, or one before it, where that would be inside a character.
    public static int place(int wanted, String text) {
        return wanted > 0 && Character.isHighSurrogate(text.charAt(wanted - 1)) ? wanted - 1 : wanted;
    }
}
