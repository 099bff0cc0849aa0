package dev.beseda.llm.knowledge.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps a text from stating prices that nobody has set: a sentence with a price that is none of the products' goes.
public final class PriceGuard {
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private PriceGuard() {}

    /// @param text what may be said; empty when nothing of it may
    /// @param foreign the prices that were stated and are none of the products', as they were written
    public record Guarded(String text, List<String> foreign) {
        public Guarded {
            foreign = List.copyOf(foreign);
        }

        public boolean isChanged() {
            return !foreign.isEmpty();
        }
    }

    /// @param prices of the products that the text may speak of; any other price in it is foreign
    public static Guarded check(String text, Collection<Price> prices) {
        var foreign = foreign(Amounts.in(text), prices);
        if (foreign.isEmpty()) {
            return new Guarded(text, List.of());
        }
        var written = foreign.stream()
                .map(amount -> text.substring(amount.start(), amount.end()).strip())
                .distinct()
                .toList();
        return new Guarded(without(text, foreign), written);
    }

    private static List<Amount> foreign(List<Amount> amounts, Collection<Price> prices) {
        if (amounts.isEmpty()) {
            return List.of();
        }
        Map<BigDecimal, Set<String>> known = prices.stream()
                .collect(groupingBy(price -> price.amount().stripTrailingZeros(), mapping(Price::currency, toSet())));
        return amounts.stream()
                .filter(amount -> !amount.isOneOf(known))
                .sorted(Comparator.comparingInt(Amount::start))
                .toList();
    }

    /// Each sentence is looked at once, however many prices it states.
    private static String without(String text, List<Amount> foreign) {
        var left = new StringBuilder(text.length());
        int gone = 0;
        for (var amount : foreign) {
            if (amount.end() > gone) {
                left.append(text, gone, Math.max(gone, Sentences.startBefore(text, amount.start())));
                gone = Sentences.endAfter(text, amount.end());
            }
        }
        left.append(text, gone, text.length());
        return EMPTY_LINES.matcher(left).replaceAll("\n\n").strip();
    }
}
