package dev.beseda.llm.providers;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Letters;
import dev.beseda.llm.providers.rules.Vectors;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Makes vectors of texts, by which texts that are alike can be found.
@ApplicationScoped
public class Embeddings {
    /// Of the first of the chain that offers them; where nobody does, or nobody answers, of the built-in [Letters].
    /// Look at [Vectors#model()] before you compare.
    public Uni<Vectors> embed(List<Endpoint> chain, List<String> texts) {
        return Uni.createFrom().item(() -> Letters.of(texts));
    }
}
