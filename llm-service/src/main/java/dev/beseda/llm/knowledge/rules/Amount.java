package dev.beseda.llm.knowledge.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A sum of money that a text states.
///
/// @param values what the figures may mean, in roubles, dollars, …; none when they are written as words
/// @param currency its code, if the text tells
record Amount(int start, int end, Set<BigDecimal> values, Optional<String> currency) {
    Amount {
        values = Set.copyOf(values);
    }

    /// @param prices the currencies that each value, without zeros at its end, may be stated in
    boolean isOneOf(Map<BigDecimal, Set<String>> prices) {
        return values.stream()
                .map(value -> prices.getOrDefault(value.stripTrailingZeros(), Set.of()))
                .anyMatch(currencies -> currency.map(currencies::contains).orElse(!currencies.isEmpty()));
    }
}
