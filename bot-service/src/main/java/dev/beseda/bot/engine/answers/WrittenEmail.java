package dev.beseda.bot.engine.answers;

import dev.beseda.kit.text.BoundedText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads e-mail addresses of any alphabet; only the part after the `@` is put in small letters.
@BoundedText(max = 254, why = "a longer address is none")
final class WrittenEmail {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern DOMAIN = Pattern.compile("(?:" + LABEL + "\\.)+(?!\\d+$)" + LABEL);

    private WrittenEmail() {}

    static Optional<String> read(String text) {
        var written = text.strip();
        int at = written.indexOf('@');
        if (written.length() > LONGEST || at < 1 || at > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        var local = written.substring(0, at);
        var domain = written.substring(at + 1).toLowerCase(Locale.ROOT);
        boolean sane =
                LOCAL_PART.matcher(local).matches() && DOMAIN.matcher(domain).matches();
        return sane ? Optional.of(local + "@" + domain) : Optional.empty();
    }
}
