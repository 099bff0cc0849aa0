package dev.beseda.llm.knowledge.advice.rules;

import dev.beseda.llm.knowledge.rules.Price;
import java.util.Optional;
import java.util.UUID;

/// Something that an advice may rest on.
///
/// @param title what it is cited as
/// @param product the product it tells of
public record Source(String title, String text, Optional<Offer> product) {

    /// A product as far as advice must know it.
    public record Offer(UUID id, String name, Optional<Price> price) {}
}
