package dev.beseda.bot.engine.values;

/// Cuts what is too long.
public final class Cut {
    private Cut() {}

    /// At most `longest` UTF-16 units of the text, never half a character.
    public static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        boolean halved = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
        return text.substring(0, halved ? longest - 1 : longest);
    }
}
