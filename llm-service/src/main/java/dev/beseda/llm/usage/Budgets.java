package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Tokens of the day: put aside before a model is asked, settled with what it really took.
@ApplicationScoped
public class Budgets {
    /// Whether `tokens` could be put aside for this reply; asked again for the same reply, the answer stays.
    public Uni<Boolean> reserve(UUID reply, Talk talk, LlmSettings.Limits limits, long tokens) {
        return Uni.createFrom().item(true);
    }

    /// Books what was really used, and gives back the rest, in the transaction that ends the replies.
    public Uni<Void> settle(Transaction transaction, List<Spent> spent) {
        return Uni.createFrom().voidItem();
    }

    /// Gives back what was put aside for these replies: nothing was used.
    public Uni<Void> release(Transaction transaction, List<UUID> replies) {
        return Uni.createFrom().voidItem();
    }
}
