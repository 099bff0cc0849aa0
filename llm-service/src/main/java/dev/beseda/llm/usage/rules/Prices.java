package dev.beseda.llm.usage.rules;

import dev.beseda.contracts.llm.LlmSettings;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A price list: what models cost, who says so, and when that was looked at last.
public record Prices(int version, LocalDate checked, String source, List<Price> prices) {
    public Prices {
        prices = List.copyOf(prices);
    }

    /// What so many tokens cost, in millionths of a millionth of a dollar; empty when nobody knows.
    public OptionalLong picodollars(LlmSettings.Kind provider, String model, long input, long output) {
        return of(provider, model)
                .map(price -> OptionalLong.of(price.picodollars(input, output)))
                .orElseGet(OptionalLong::empty);
    }

    /// The price that is meant for this model: the one that names most of it.
    public Optional<Price> of(LlmSettings.Kind provider, String model) {
        return prices.stream()
                .filter(price -> price.isOf(provider, model))
                .max(Comparator.comparingInt(price -> price.model().length()));
    }
}
