package dev.beseda.llm.knowledge.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;

/// What something costs.
///
/// @param minor in the smallest unit of the currency, such as kopecks
/// @param currency its ISO 4217 code
public record Price(long minor, String currency) {
    private static final String ROUBLE = "RUB";

    /// Whether there is a currency of this code that money is counted in.
    public static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /// The price of `amount` roubles, dollars, …; an amount finer than the currency knows is an `ArithmeticException`.
    public static Price of(BigDecimal amount, String currency) {
        return new Price(amount.movePointRight(digits(currency)).longValueExact(), currency);
    }

    /// In roubles, dollars, …
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, digits(currency));
    }

    /// As people read it: `1 990 ₽`, `19.90 USD`.
    public String text() {
        var parts = amount().toPlainString().split("\\.", 2);
        var whole = String.format(Locale.ROOT, "%,d", new BigInteger(parts[0])).replace(',', '\u00a0');
        boolean roubles = currency.equals(ROUBLE);
        var fraction = parts.length < 2 || parts[1].replace("0", "").isEmpty() ? "" : (roubles ? "," : ".") + parts[1];
        return whole + fraction + "\u00a0" + (roubles ? "₽" : currency);
    }

    private static int digits(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }
}
