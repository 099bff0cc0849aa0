package dev.beseda.bot.engine.values;

import dev.beseda.kit.text.BoundedText;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads numbers as people write them: `1 234,56`, `1,234.56`, `−12`.
@BoundedText(max = 64, why = "a longer text is no number")
public final class WrittenNumber {
    private static final int LONGEST = 64;
    private static final int MOST_DIGITS = 34;
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");
    private static final Pattern GROUPED = Pattern.compile(
            "([+-]?[1-9]\\d{0,2}(?<mark>[ '.,])\\d{3}(?:\\k<mark>\\d{3})*)(?:(?!\\k<mark>)[.,](\\d+))?");
    private static final Pattern ONE_GROUP = Pattern.compile("[+-]?\\d+[.,]\\d+");

    /// Where `1,234` is more than a thousand; elsewhere it is a bit more than one.
    private static final Set<String> COMMA_GROUPS = Set.of("en", "zh", "ja", "ko", "th", "he", "hi");

    private WrittenNumber() {}

    /// The number, if the text is one and nothing else.
    public static Optional<BigDecimal> read(String text, String language) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = plain(text);
        var grouped = GROUPED.matcher(plain);
        if (grouped.matches() && (hasSureGroups(plain) || groupsByComma(plain, language))) {
            var whole = grouped.group(1).replaceAll("[ '.,]", "");
            return number(grouped.group(3) == null ? whole : whole + "." + grouped.group(3));
        }
        return PLAIN.matcher(plain).matches() ? number(plain.replace(',', '.')) : Optional.empty();
    }

    private static boolean hasSureGroups(String plain) {
        return !ONE_GROUP.matcher(plain).matches();
    }

    private static boolean groupsByComma(String plain, String language) {
        return plain.indexOf(',') > 0 && COMMA_GROUPS.contains(Languages.primary(language));
    }

    private static Optional<BigDecimal> number(String plain) {
        long digits = plain.chars().filter(Character::isDigit).count();
        return digits > MOST_DIGITS ? Optional.empty() : Optional.of(new BigDecimal(plain));
    }

    /// The same with the digits, blanks and signs of every script as ASCII has them.
    private static String plain(String text) {
        var plain = new StringBuilder();
        text.strip().codePoints().map(WrittenNumber::plain).forEach(plain::appendCodePoint);
        return plain.toString().strip();
    }

    private static int plain(int character) {
        int digit = Character.digit(character, 10);
        if (digit >= 0) {
            return '0' + digit;
        }
        if (Character.isSpaceChar(character)) {
            return ' ';
        }
        return switch (character) {
            case '−' -> '-';
            case '’' -> '\'';
            default -> character;
        };
    }
}
