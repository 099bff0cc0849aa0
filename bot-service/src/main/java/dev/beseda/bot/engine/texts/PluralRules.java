package dev.beseda.bot.engine.texts;

import static dev.beseda.bot.engine.texts.PluralCategory.FEW;
import static dev.beseda.bot.engine.texts.PluralCategory.MANY;
import static dev.beseda.bot.engine.texts.PluralCategory.ONE;
import static dev.beseda.bot.engine.texts.PluralCategory.OTHER;
import static dev.beseda.bot.engine.texts.PluralCategory.TWO;
import static dev.beseda.bot.engine.texts.PluralCategory.ZERO;

import dev.beseda.bot.engine.values.Languages;
import dev.beseda.bot.engine.values.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Which form of a word goes with a number, by the plural rules of Unicode's CLDR.
final class PluralRules {
    private PluralRules() {}

    static PluralCategory category(BigDecimal number, String language) {
        var counted = Counted.of(number);
        return switch (Languages.primary(language)) {
            case "ru", "uk", "be" -> counted.whole() ? slavic(counted.units(), MANY) : OTHER;
            case "sr", "hr", "bs" -> slavic(counted.whole() ? counted.units() : counted.fraction(), OTHER);
            case "pl" -> polish(counted);
            case "cs", "sk" -> czech(counted);
            case "lt" -> lithuanian(counted);
            case "ro" -> romanian(counted);
            case "ar" -> arabic(counted);
            case "he" -> hebrew(counted);
            case "es", "it", "ca" -> oneOrMillions(counted, counted.is(1));
            case "fr", "pt" -> oneOrMillions(counted, counted.units() <= 1);
            case "hy" -> oneIf(counted.units() <= 1);
            case "hi", "bn", "fa" -> oneIf(counted.units() == 0 || counted.is(1));
            case "da" -> oneIf(counted.is(1) || (counted.units() <= 1 && !counted.whole()));
            case "zh", "ja", "ko", "vi", "th", "id", "ms" -> OTHER;
            default -> oneIf(counted.is(1));
        };
    }

    /// The number as the rules look at it: what stands before the point, and what after it.
    private record Counted(long units, long fraction) {
        private static final BigInteger ENOUGH = BigInteger.TEN.pow(15);

        static Counted of(BigDecimal number) {
            var absolute = Numbers.bounded(number).abs();
            var fraction = absolute.remainder(BigDecimal.ONE).stripTrailingZeros();
            return new Counted(lastDigits(absolute.toBigInteger()), lastDigits(fraction.unscaledValue()));
        }

        /// The rules look at no more than the last six digits, and tell only small numbers apart.
        private static long lastDigits(BigInteger number) {
            boolean small = number.compareTo(ENOUGH) < 0;
            return (small ? number : number.mod(ENOUGH).add(ENOUGH)).longValueExact();
        }

        boolean whole() {
            return fraction == 0;
        }

        boolean is(long number) {
            return whole() && units == number;
        }
    }

    private static PluralCategory slavic(long number, PluralCategory rest) {
        boolean teen = within(number % 100, 11, 14);
        if (number % 10 == 1 && !teen) {
            return ONE;
        }
        return within(number % 10, 2, 4) && !teen ? FEW : rest;
    }

    private static PluralCategory polish(Counted counted) {
        if (!counted.whole()) {
            return OTHER;
        }
        return counted.is(1) ? ONE : slavic(counted.units(), MANY) == FEW ? FEW : MANY;
    }

    private static PluralCategory czech(Counted counted) {
        if (!counted.whole()) {
            return MANY;
        }
        return counted.is(1) ? ONE : within(counted.units(), 2, 4) ? FEW : OTHER;
    }

    private static PluralCategory lithuanian(Counted counted) {
        if (!counted.whole()) {
            return MANY;
        }
        boolean teen = within(counted.units() % 100, 11, 19);
        if (teen || counted.units() % 10 == 0) {
            return OTHER;
        }
        return counted.units() % 10 == 1 ? ONE : FEW;
    }

    private static PluralCategory romanian(Counted counted) {
        if (counted.is(1)) {
            return ONE;
        }
        return !counted.whole() || counted.units() == 0 || within(counted.units() % 100, 1, 19) ? FEW : OTHER;
    }

    private static PluralCategory arabic(Counted counted) {
        if (!counted.whole()) {
            return OTHER;
        }
        if (counted.units() <= 2) {
            return counted.is(0) ? ZERO : counted.is(1) ? ONE : TWO;
        }
        long last = counted.units() % 100;
        return within(last, 3, 10) ? FEW : last >= 11 ? MANY : OTHER;
    }

    private static PluralCategory hebrew(Counted counted) {
        if (counted.is(1) || (counted.units() == 0 && !counted.whole())) {
            return ONE;
        }
        return counted.is(2) ? TWO : OTHER;
    }

    private static PluralCategory oneOrMillions(Counted counted, boolean one) {
        if (one) {
            return ONE;
        }
        return counted.whole() && counted.units() % 1_000_000 == 0 && counted.units() > 0 ? MANY : OTHER;
    }

    private static PluralCategory oneIf(boolean one) {
        return one ? ONE : OTHER;
    }

    private static boolean within(long number, long first, long last) {
        return number >= first && number <= last;
    }
}
