package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Question;
import dev.beseda.llm.providers.rules.Prompt;
import dev.beseda.llm.providers.rules.Prompt.Message;
import dev.beseda.llm.providers.rules.Prompt.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Remembers talks, each for itself, and makes prompts of them.
@ApplicationScoped
public class Talks {
    /// What the model is given to read about this question.
    public Uni<Composed> compose(Question question) {
        var prompt = new Prompt(List.of(
                new Message(Role.SYSTEM, question.settings().systemPrompt()), new Message(Role.USER, question.text())));
        return Uni.createFrom().item(new Composed(prompt, List.of(), 0, false));
    }

    /// Keeps questions and their replies, in the transaction that ends the replies.
    public Uni<Void> remember(Transaction transaction, List<Remembered> ended) {
        return Uni.createFrom().voidItem();
    }

    /// Forgets all that was said before the person wished so; what the owner pinned stays.
    public Uni<Void> forget(Transaction transaction, List<ForgetTalk> wishes) {
        return Uni.createFrom().voidItem();
    }
}
