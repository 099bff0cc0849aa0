package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Tokens of the day: put aside before a model is asked, settled with what it really took.
@ApplicationScoped
public class Budgets {
    /// Whether `tokens` could be put aside for this reply; asked again for the same reply, the answer stays.
    public Uni<Boolean> reserve(UUID reply, Talk talk, LlmSettings.Limits limits, long tokens) {
        return Uni.createFrom().item(true);
    }

    /// Books what was really used, and gives back the rest, in the transaction that ends the reply.
    public Uni<Void> settle(Transaction transaction, Spent spent) {
        return Uni.createFrom().voidItem();
    }

    /// Gives back what was put aside: nothing was used.
    public Uni<Void> release(Transaction transaction, UUID reply) {
        return Uni.createFrom().voidItem();
    }

    /// What a reply took.
    public record Spent(UUID reply, Talk talk, Endpoint endpoint, ModelEvent.Usage usage) {}
}
