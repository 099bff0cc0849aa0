package dev.beseda.llm.knowledge.search;

import dev.beseda.kit.text.Cut;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.bots.Chains;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.search.rules.Asked;
import dev.beseda.llm.knowledge.search.rules.Near;
import dev.beseda.llm.knowledge.search.rules.Ranking;
import dev.beseda.llm.providers.Embeddings;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Vectors;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Finds the passages that fit a question: by words always, by vectors as well where there are some.
@ApplicationScoped
public class Search {
    private static final int LONGEST_QUESTION = 2_000;

    private final Passages passages;
    private final PassageVectors vectors;
    private final VectorMaker maker;
    private final Embeddings embeddings;
    private final Bots bots;
    private final Chains chains;
    private final KnowledgeConfig config;

    Search(
            Passages passages,
            PassageVectors vectors,
            VectorMaker maker,
            Embeddings embeddings,
            Bots bots,
            Chains chains,
            KnowledgeConfig config) {
        this.passages = passages;
        this.vectors = vectors;
        this.maker = maker;
        this.embeddings = embeddings;
        this.bots = bots;
        this.chains = chains;
        this.config = config;
    }

    /// The best first; none when nothing fits.
    public Uni<List<Passage>> find(Scope scope, String question, int most) {
        var asked = question.replace("\0", "");
        var cut = Cut.to(LONGEST_QUESTION, asked);
        return passages.asked(scope, cut)
                .chain(words ->
                        words.passages() == 0 ? Uni.createFrom().item(List.of()) : rank(scope, cut, words, most));
    }

    private Uni<List<Passage>> rank(Scope scope, String question, Asked asked, int most) {
        return Uni.combine()
                .all()
                .unis(passages.candidates(scope, asked), near(scope, question, asked))
                .with((candidates, near) -> Ranking.best(Ranking.byWords(asked, candidates), near, most))
                .chain(passages::get);
    }

    /// A provider that is slow or away costs the vectors, never the answer.
    private Uni<List<Near>> near(Scope scope, String question, Asked asked) {
        return bots.find(scope.bot())
                .map(settings -> settings.map(chains::of).orElse(List.of()))
                .chain(chain -> embeddings
                        .embed(chain, List.of(question))
                        .chain(vector -> compare(scope, vector, asked, chain)))
                .ifNoItem()
                .after(config.vectorTimeout())
                .fail()
                .onFailure()
                .invoke(failure -> Log.infof("A question is looked up by its words only: %s", failure))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private Uni<List<Near>> compare(Scope scope, Vectors question, Asked asked, List<Endpoint> chain) {
        return vectors.near(scope, question).invoke(near -> {
            if (near.size() < asked.passages()) {
                maker.wish(scope, question.model(), chain);
            }
        });
    }
}
