package dev.beseda.llm.knowledge.advice;

import dev.beseda.llm.knowledge.products.Product;
import java.util.List;

/// An advice, as programs get it.
///
/// @param products what it recommends, as they are in the list of products
/// @param sources what it names
/// @param removedPrices prices that the model stated and no product has; their sentences are not in the text
public record AdviceView(String text, List<Product> products, List<Citation> sources, List<String> removedPrices) {
    /// @param number as in the text: `[1]`
    public record Citation(int number, String title) {}
}
