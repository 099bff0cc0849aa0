package dev.beseda.llm.memory.summaries;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.bots.Chains;
import dev.beseda.llm.providers.Models;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The models of the bot itself sum up its talks. The demo can't: it has no model.
@ApplicationScoped
class BotWriters implements Writers {
    private final Bots bots;
    private final Chains chains;
    private final Models models;

    BotWriters(Bots bots, Chains chains, Models models) {
        this.bots = bots;
        this.chains = chains;
        this.models = models;
    }

    @Override
    public Uni<Optional<Writer>> find(UUID bot) {
        return bots.find(bot).map(found -> found.flatMap(this::writer));
    }

    private Optional<Writer> writer(LlmSettings settings) {
        var chain = chains.of(settings);
        return Optional.of(new Writer(settings, chain.getFirst(), prompt -> models.write(chain, prompt)))
                .filter(writer -> writer.first().kind() != LlmSettings.Kind.DEMO);
    }
}
