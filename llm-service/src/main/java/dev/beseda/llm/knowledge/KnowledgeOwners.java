package dev.beseda.llm.knowledge;

import dev.beseda.llm.bots.Bots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Finds the owner of something that is to be known.
@ApplicationScoped
public class KnowledgeOwners {
    private final Bots bots;

    KnowledgeOwners(Bots bots) {
        this.bots = bots;
    }

    /// Fails when the bot is none of this workspace.
    public Uni<KnowledgeOwner> of(UUID workspace, Optional<UUID> bot) {
        var owner = new KnowledgeOwner(workspace, bot);
        return bot.map(id -> bots.get(workspace, id).replaceWith(owner))
                .orElseGet(() -> Uni.createFrom().item(owner));
    }
}
