package dev.beseda.bot.engine.program;

import java.util.Optional;

/// The value of a header with a secret of the bot in it, such as `Bearer {secret.crm_key}`. The engine knows the name
/// alone; whoever makes the request puts the secret there.
public record SecretHeader(String before, String secret, String after) {
    private static final String OPENING = "{secret.";
    private static final int LONGEST_NAME = 64;

    /// Whether a text looks as if it wanted a secret.
    public static boolean isWantedIn(String text) {
        return text.contains(OPENING);
    }

    public static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().allMatch(SecretHeader::isOfName);
    }

    private static boolean isOfName(int sign) {
        return sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9' || sign == '_';
    }

    /// Empty unless it is one secret between fixed texts: a variable beside a secret could ask for another one.
    public static Optional<SecretHeader> read(String written) {
        int start = written.indexOf(OPENING);
        int end = written.indexOf('}', Math.max(start, 0));
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        var header = new SecretHeader(
                written.substring(0, start),
                written.substring(start + OPENING.length(), end),
                written.substring(end + 1));
        boolean isFixed = header.before.indexOf('{') < 0 && header.after.indexOf('{') < 0;
        return Optional.of(header).filter(found -> isFixed && isName(found.secret));
    }

    public String written() {
        return before + OPENING + secret + "}" + after;
    }

    public String filled(String value) {
        return before + value + after;
    }
}
