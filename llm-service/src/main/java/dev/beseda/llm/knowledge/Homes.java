package dev.beseda.llm.knowledge;

import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.knowledge.search.Home;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Finds the home of something that is to be known.
@ApplicationScoped
public class Homes {
    private final Bots bots;

    Homes(Bots bots) {
        this.bots = bots;
    }

    /// Fails when the bot is none of this workspace.
    public Uni<Home> of(UUID workspace, Optional<UUID> bot) {
        var home = new Home(workspace, bot);
        return bot.map(id -> bots.get(workspace, id).replaceWith(home))
                .orElseGet(() -> Uni.createFrom().item(home));
    }
}
