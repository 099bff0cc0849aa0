package dev.beseda.llm.knowledge.search;

import dev.beseda.llm.knowledge.KnowledgeConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Finds what a bot knows about something.
@ApplicationScoped
public class Knowledge {
    private final Search search;
    private final KnowledgeConfig config;

    Knowledge(Search search, KnowledgeConfig config) {
        this.search = search;
        this.config = config;
    }

    /// The passages that fit best, the best first; none when nothing fits.
    public Uni<List<Passage>> passages(UUID workspace, UUID bot, String question) {
        return search.find(Scope.all(workspace, bot), question, config.mostPassages())
                .map(found -> found.stream()
                        .map(passage -> new Passage(passage.source(), passage.text()))
                        .toList());
    }

    /// @param source what it is cited as
    public record Passage(String source, String text) {}
}
