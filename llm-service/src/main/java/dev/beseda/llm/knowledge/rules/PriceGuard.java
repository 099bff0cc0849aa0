package dev.beseda.llm.knowledge.rules;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Keeps a text from stating prices that nobody has set: a sentence with a price that is none of the products' goes.
public final class PriceGuard {
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
        var foreign = Amounts.in(text).stream()
                .filter(amount -> !amount.isOneOf(prices))
                .toList();
        if (foreign.isEmpty()) {
            return new Guarded(text, List.of());
        }
        var gone = new BitSet(text.length());
        foreign.forEach(amount ->
                gone.set(Sentences.startBefore(text, amount.start()), Sentences.endAfter(text, amount.end())));
        var written = foreign.stream()
                .map(amount -> text.substring(amount.start(), amount.end()).strip())
                .distinct()
                .toList();
        return new Guarded(without(text, gone), written);
    }

    private static String without(String text, BitSet gone) {
        var left = new StringBuilder(text.length());
        for (int place = gone.nextClearBit(0); place < text.length(); place = gone.nextClearBit(place + 1)) {
            left.append(text.charAt(place));
        }
        return left.toString().replaceAll("\\n{3,}", "\n\n").strip();
    }
}
