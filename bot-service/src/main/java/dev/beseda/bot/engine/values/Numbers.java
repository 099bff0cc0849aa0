package dev.beseda.bot.engine.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// Keeps numbers small: below 10³⁴, and no more than 34 digits on either side of the point.
public final class Numbers {
    private static final int DIGITS = MathContext.DECIMAL128.getPrecision();
    private static final BigDecimal LARGEST =
            new BigDecimal(BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE));

    private Numbers() {}

    static boolean fits(BigDecimal number) {
        return number.signum() == 0 || magnitude(number.round(MathContext.DECIMAL128)) <= DIGITS;
    }

    /// The number with a bounded, plain notation; too large a number becomes the largest there is.
    public static BigDecimal bounded(BigDecimal number) {
        if (number.signum() == 0 || magnitude(number) < -DIGITS) {
            return BigDecimal.ZERO;
        }
        if (!fits(number)) {
            return number.signum() > 0 ? LARGEST : LARGEST.negate();
        }
        var rounded = number.round(MathContext.DECIMAL128);
        var fine = rounded.scale() > DIGITS ? rounded.setScale(DIGITS, RoundingMode.HALF_EVEN) : rounded;
        var shortest = fine.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    static String degrees(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /// How many digits stand before the point; negative when the first ones after it are zeros.
    private static long magnitude(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }
}
