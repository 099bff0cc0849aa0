package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.knowledge.search.Knowledge;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Passage;
import dev.beseda.llm.memory.rules.PromptMaker;
import dev.beseda.llm.memory.rules.Question;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Remembers talks, each for itself, and makes prompts of them.
@ApplicationScoped
public class Talks {
    private final Turns turns;
    private final Prompts prompts;
    private final Knowledge knowledge;

    Talks(Turns turns, Prompts prompts, Knowledge knowledge) {
        this.turns = turns;
        this.prompts = prompts;
        this.knowledge = knowledge;
    }

    /// What the model is given to read about this question.
    public Uni<Composed> compose(Question question) {
        int mostMessages = question.settings().memory().mostMessages();
        return Uni.combine()
                .all()
                .unis(turns.recall(question.talk(), mostMessages), passages(question))
                .with((recalled, passages) -> PromptMaker.make(question, recalled, passages));
    }

    /// Keeps questions and their replies, in the transaction that ends the replies.
    public Uni<Void> remember(Transaction transaction, List<Remembered> ended) {
        if (ended.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Transaction.inARow(List.of(turns.keep(transaction, ended), prompts.keep(transaction, ended)));
    }

    /// Forgets all that was said before the person wished so; what the owner pinned stays.
    public Uni<Void> forget(Transaction transaction, List<ForgetTalk> wishes) {
        return wishes.isEmpty() ? Uni.createFrom().voidItem() : turns.forget(transaction, wishes);
    }

    private Uni<List<Passage>> passages(Question question) {
        if (!question.settings().memory().knowledge()) {
            return Uni.createFrom().item(List.of());
        }
        var talk = question.talk();
        return knowledge
                .passages(talk.workspace(), talk.bot(), question.text())
                .map(found -> found.stream()
                        .map(passage -> new Passage(passage.source(), passage.text()))
                        .toList());
    }
}
