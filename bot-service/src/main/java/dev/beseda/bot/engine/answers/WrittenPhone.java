package dev.beseda.bot.engine.answers;

import com.google.re2j.Pattern;
import java.util.Optional;

/// Reads phone numbers: `8 (912) 345-67-89` is `+79123456789`.
final class WrittenPhone {
    private static final int LONGEST = 64;
    private static final Pattern FORM = Pattern.compile("\\+?[\\d\\s\\x{a0}().\\-–/]+");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\d{7,15}");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private WrittenPhone() {}

    /// A number a person typed: with `+` or `00`, as it is dialled in Russia, or with the country's code in front.
    static Optional<String> typed(String text) {
        var written = text.strip();
        if (written.length() > LONGEST || !FORM.matcher(written).matches()) {
            return Optional.empty();
        }
        var digits = digits(written);
        if (written.startsWith("+")) {
            return international(digits);
        }
        if (digits.length() == 11 && digits.startsWith("8")) {
            return Optional.of("+7" + digits.substring(1));
        }
        return international(digits.startsWith("00") ? digits.substring(2) : digits);
    }

    /// A number as Telegram gives it: always international, with or without the `+`.
    static Optional<String> shared(String phone) {
        return phone.length() > LONGEST ? Optional.empty() : international(digits(phone));
    }

    private static Optional<String> international(String digits) {
        return INTERNATIONAL.matcher(digits).matches() ? Optional.of("+" + digits) : Optional.empty();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }
}
