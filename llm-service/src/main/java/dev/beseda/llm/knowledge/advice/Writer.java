package dev.beseda.llm.knowledge.advice;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.problems.BadGateway;
import dev.beseda.llm.bots.Chains;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.providers.Models;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Has a bot's models write a whole text.
@ApplicationScoped
class Writer {
    /// What a model writes beyond it is cut.
    private static final int MOST_CHARACTERS = 100_000;

    private final Models models;
    private final Chains chains;
    private final KnowledgeConfig config;

    Writer(Models models, Chains chains, KnowledgeConfig config) {
        this.models = models;
        this.chains = chains;
        this.config = config;
    }

    /// Fails with [BadGateway] when it does not become whole.
    Uni<String> write(LlmSettings settings, Prompt prompt) {
        return models.write(chains.of(settings), prompt)
                .collect()
                .asList()
                .ifNoItem()
                .after(config.adviceTimeout())
                .failWith(() -> new BadGateway("The model takes too long: ask again"))
                .map(Writer::whole);
    }

    private static String whole(List<ModelEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            switch (event) {
                case ModelEvent.Delta delta -> {
                    int room = MOST_CHARACTERS - text.length();
                    text.append(delta.text(), 0, Math.min(room, delta.text().length()));
                }
                case ModelEvent.Failed failed ->
                    throw new BadGateway(
                            "The model gives no answer: " + failed.failure().sentence());
                case ModelEvent.Began _, ModelEvent.Usage _, ModelEvent.Done _ -> {}
            }
        }
        return text.toString();
    }
}
