package dev.beseda.bot.engine.values;

import dev.beseda.contracts.billing.Currency;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.OptionalLong;

/// Amounts of money, in roubles and the like and in the least unit of their currency.
public final class Amounts {
    private static final char NO_BREAK_SPACE = '\u00A0';

    private Amounts() {}

    /// So many roubles for so many kopecks.
    public static Value.Money of(long leastUnits, Currency currency) {
        return new Value.Money(BigDecimal.valueOf(leastUnits, digits(currency)), currency);
    }

    /// So many kopecks for so many roubles; empty if that is no whole number, not above zero, or too large.
    public static OptionalLong leastUnits(BigDecimal amount, Currency currency) {
        try {
            long units = amount.movePointRight(digits(currency)).longValueExact();
            return units > 0 ? OptionalLong.of(units) : OptionalLong.empty();
        } catch (ArithmeticException fractionOrTooLarge) {
            return OptionalLong.empty();
        }
    }

    /// As people of that language write it: `1 234,50 ₽`. Whole roubles have no kopecks.
    static String shown(Value.Money money, String language) {
        boolean whole = money.amount().stripTrailingZeros().scale() <= 0;
        var format = NumberFormat.getNumberInstance(Locale.forLanguageTag(language));
        format.setMaximumFractionDigits(digits(money.currency()));
        format.setMinimumFractionDigits(whole || money.currency() == Currency.CREDIT ? 0 : digits(money.currency()));
        return format.format(money.amount()) + NO_BREAK_SPACE + sign(money.currency());
    }

    private static int digits(Currency currency) {
        return switch (currency) {
            case RUB -> 2;
            case XTR -> 0;
            case CREDIT -> 6;
        };
    }

    private static String sign(Currency currency) {
        return switch (currency) {
            case RUB -> "₽";
            case XTR -> "⭐";
            case CREDIT -> "cr";
        };
    }
}
