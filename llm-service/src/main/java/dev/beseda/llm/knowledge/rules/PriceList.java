package dev.beseda.llm.knowledge.rules;

import java.util.Optional;
import java.util.Set;

/// The prices that a bot may state: those of its products. One that sells nothing may state any.
public record PriceList(Optional<Set<Price>> prices) {
    public static final PriceList ANY = new PriceList(Optional.empty());

    public PriceList {
        prices = prices.map(Set::copyOf);
    }

    /// What may be said of a text; empty when nothing of it may.
    public String allowed(String text) {
        return prices.map(known -> PriceGuard.check(text, known).text()).orElse(text);
    }

    /// What may be said of a text that still grows: its last sentence may yet become a price.
    public String allowedSoFar(String text) {
        return prices.isPresent()
                ? allowed(text.substring(0, Sentences.lastEnd(text)).strip())
                : text;
    }
}
