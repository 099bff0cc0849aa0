package dev.beseda.llm.bots;

import dev.beseda.contracts.llm.LlmSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// How every bot talks.
@ApplicationScoped
public class Bots {
    /// Empty when there is no such bot.
    public Uni<Optional<LlmSettings>> find(UUID bot) {
        return Uni.createFrom().item(Optional.empty());
    }
}
