package dev.beseda.llm.knowledge.products;

import dev.beseda.llm.knowledge.search.Passages.Draft;
import dev.beseda.llm.knowledge.search.Passages.Owner;
import java.util.OptionalInt;
import java.util.StringJoiner;

/// A product as a text, for search and for models to read.
public final class ProductTexts {
    private ProductTexts() {}

    /// Name, price, description and what else is known of it.
    public static String of(Product product) {
        var text = new StringJoiner("\n").add(product.name());
        product.price().ifPresent(price -> text.add("Price: " + price));
        if (!product.available()) {
            text.add("Not available now.");
        }
        if (!product.description().isBlank()) {
            text.add(product.description());
        }
        product.attributes().forEach((name, value) -> text.add(name + ": " + value));
        if (!product.tags().isEmpty()) {
            text.add(String.join(", ", product.tags()));
        }
        return text.toString();
    }

    static Draft passage(Product product) {
        return new Draft(Owner.PRODUCT, product.id(), 0, OptionalInt.empty(), product.name(), "", of(product));
    }
}
