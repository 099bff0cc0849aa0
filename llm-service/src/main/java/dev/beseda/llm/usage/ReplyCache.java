package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Replies to the very same prompt, for as long as the bot's owner wants them kept.
@ApplicationScoped
public class ReplyCache {
    public Uni<Optional<String>> find(LlmSettings settings, Endpoint endpoint, Prompt prompt) {
        return Uni.createFrom().item(Optional.empty());
    }

    public Uni<Void> keep(LlmSettings settings, Endpoint endpoint, Prompt prompt, String reply) {
        return Uni.createFrom().voidItem();
    }
}
