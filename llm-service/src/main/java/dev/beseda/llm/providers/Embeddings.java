package dev.beseda.llm.providers;

import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Letters;
import dev.beseda.llm.providers.rules.Vectors;
import dev.beseda.llm.providers.wire.ProviderFailed;
import dev.beseda.llm.providers.wire.ShortCalls;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes vectors of texts, by which texts that are alike can be found.
@ApplicationScoped
public class Embeddings {
    private static final int AT_ONCE = 64;

    private final ShortCalls servers;
    private final ProviderGuards guards;
    private final CallsConfig config;

    Embeddings(ShortCalls servers, ProviderGuards guards, CallsConfig config) {
        this.servers = servers;
        this.guards = guards;
        this.config = config;
    }

    /// Of the first of the chain that offers them; where nobody does, or it does not answer, of the built-in
    /// [Letters]. Look at [Vectors#model()] before you compare.
    public Uni<Vectors> embed(List<Endpoint> chain, List<String> texts) {
        return chain.stream()
                .filter(endpoint -> config.embeddingModels().of(endpoint.kind()).isPresent())
                .findFirst()
                .filter(endpoint ->
                        !texts.isEmpty() && guards.of(endpoint).refusal().isEmpty())
                .map(endpoint -> asked(endpoint, texts))
                .orElseGet(() -> Uni.createFrom().item(() -> Letters.of(texts)));
    }

    private Uni<Vectors> asked(Endpoint endpoint, List<String> texts) {
        var model = config.embeddingModels().of(endpoint.kind()).orElseThrow();
        return Multi.createFrom()
                .iterable(portions(texts))
                .onItem()
                .transformToUniAndConcatenate(portion -> servers.embed(endpoint, model, portion))
                .collect()
                .in(ArrayList<float[]>::new, List::addAll)
                .map(vectors -> new Vectors(WireName.of(endpoint.kind()) + "/" + model, vectors))
                .onFailure(ProviderFailed.class)
                .recoverWithItem(no -> builtIn(no, texts));
    }

    private static Vectors builtIn(ProviderFailed no, List<String> texts) {
        Log.warnf("Vectors are made of letters: %s", no.getMessage());
        return Letters.of(texts);
    }

    private static List<List<String>> portions(List<String> texts) {
        return IntStream.range(0, Math.ceilDiv(texts.size(), AT_ONCE))
                .mapToObj(at -> texts.subList(at * AT_ONCE, Math.min(texts.size(), (at + 1) * AT_ONCE)))
                .toList();
    }
}
