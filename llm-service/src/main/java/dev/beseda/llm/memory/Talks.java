package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Remembers talks, each for itself, and makes prompts of them.
@ApplicationScoped
public class Talks {
    /// What the model is given to read about this question.
    public Uni<Composed> compose(Question question) {
        var prompt = new Prompt(List.of(
                new Message(Role.SYSTEM, question.settings().systemPrompt()), new Message(Role.USER, question.text())));
        return Uni.createFrom().item(new Composed(prompt, List.of(), 0));
    }

    /// Keeps a question and its reply, in the transaction that ends the reply.
    public Uni<Void> remember(Transaction transaction, Talk talk, Turn turn) {
        return Uni.createFrom().voidItem();
    }

    /// Forgets all that was said before `askedAt`.
    public Uni<Void> forget(Transaction transaction, Talk talk, Instant askedAt) {
        return Uni.createFrom().voidItem();
    }

    /// What was asked and answered; the answer may be empty when there was none.
    public record Turn(String asked, String answered, Instant at) {}
}
