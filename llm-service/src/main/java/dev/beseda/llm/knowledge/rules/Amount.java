package dev.beseda.llm.knowledge.rules;

import java.math.BigDecimal;
import java.util.Collection;
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

    boolean isOneOf(Collection<Price> prices) {
        return prices.stream().anyMatch(this::is);
    }

    private boolean is(Price price) {
        return currency.map(price.currency()::equals).orElse(true)
                && values.stream().anyMatch(value -> value.compareTo(price.amount()) == 0);
    }
}
