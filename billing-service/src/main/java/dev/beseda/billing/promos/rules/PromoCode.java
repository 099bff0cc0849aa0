package dev.beseda.billing.promos.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// What people type as a promo code, in the one form in which codes are kept and compared.
public final class PromoCode {
    private static final int SHORTEST = 3;
    private static final int LONGEST = 32;

    /// Blanks around a code are forgiven, but no text of any length is looked at.
    private static final int LONGEST_TEXT = 100;

    private PromoCode() {}

    /// The code that a text stands for; none, if no code looks like that.
    public static Optional<String> parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        var code = Normalizer.normalize(text.strip().toUpperCase(Locale.ROOT), Normalizer.Form.NFC);
        int length = code.codePointCount(0, code.length());
        return length >= SHORTEST && length <= LONGEST && code.codePoints().allMatch(PromoCode::isOfACode)
                ? Optional.of(code)
                : Optional.empty();
    }

    private static boolean isOfACode(int character) {
        return Character.isLetter(character)
                || character >= '0' && character <= '9'
                || character == '_'
                || character == '-';
    }
}
