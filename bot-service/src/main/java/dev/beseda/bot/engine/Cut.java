package dev.beseda.bot.engine;

/// Cuts what is too long.
final class Cut {
    private Cut() {}

    /// At most `longest` UTF-16 units of the text, never half a character.
    static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
