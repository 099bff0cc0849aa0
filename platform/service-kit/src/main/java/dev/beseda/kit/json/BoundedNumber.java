package dev.beseda.kit.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers that others wrote: a few characters, such as `1e999999999`, may stand for a billion digits. Empty when it is
/// no number, or one with more than 40 digits before or after its point.
public final class BoundedNumber {
    private static final int MOST_DIGITS = 40;

    /// Room for a sign, all digits, the point and an exponent.
    private static final int LONGEST = 2 * MOST_DIGITS + 20;

    /// All digits have room in them. To count the digits themselves costs more the more there are.
    private static final int MOST_BITS = 270;

    private BoundedNumber() {}

    public static Optional<BigDecimal> of(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return of(new BigDecimal(written));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    public static Optional<BigDecimal> of(BigDecimal number) {
        return Optional.of(number)
                .filter(found -> found.scale() <= MOST_DIGITS)
                .filter(found -> found.unscaledValue().bitLength() <= MOST_BITS)
                .filter(found -> (long) found.precision() - found.scale() <= MOST_DIGITS);
    }

    /// A number, or a text with one.
    public static Optional<BigDecimal> of(JsonNode value) {
        if (value.isTextual()) {
            return of(value.textValue());
        }
        boolean isInfinite = (value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue());
        return value.isNumber() && !isInfinite ? of(value.decimalValue()) : Optional.empty();
    }
}
