package dev.beseda.llm.memory;

import static dev.beseda.llm.memory.rules.Talking.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.DueSummaries.Due;
import dev.beseda.llm.memory.Writers.Writer;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Talking;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class SummariesIT {
    private static final String IS_DUE = "select summary_due_at <= now() as due from talk where conversation_id = $1";
    private static final ModelEvent DONE = new ModelEvent.Done(ModelEvent.Finish.STOP);

    @Inject
    Notebook notebook;

    @Inject
    DueSummaries due;

    @Inject
    Turns turns;

    @Inject
    Budgets budgets;

    @Inject
    Transactions transactions;

    @Inject
    MemoryConfig config;

    private final Talk talk = Talking.talk();
    private final AtomicReference<String> given = new AtomicReference<>("");

    @BeforeEach
    void talk() {
        notebook.withBot(talk);
        for (int at = 0; at < 4; at++) {
            notebook.remember(talk, "Вопрос" + at, "Ответ" + at, NOON.plusSeconds(at));
        }
    }

    @Test
    void theOlderTurnsAreSummedUpAndTheNewerOnesStay() {
        sumUp(Multi.createFrom().items(new ModelEvent.Delta("Говорили "), new ModelEvent.Delta("о чае."), DONE));

        assertThat(given.get()).contains("Вопрос0", "Ответ1").doesNotContain("Вопрос2");
        assertThat(notebook.prompt(talk, "Ну?"))
                .contains("<summary>\nГоворили о чае.\n</summary>", "Вопрос2", "Ответ3")
                .doesNotContain("Вопрос1");
    }

    @Test
    void whoBeginsAnewWhileATalkIsSummedUpIsKnownNoMore() {
        var slow = Multi.createFrom().items(new ModelEvent.Delta("Говорили о чае."), DONE);

        sumUp(slow.onSubscription().call(() -> notebook.forgetting(talk, NOON.plusSeconds(9))));

        assertThat(notebook.prompt(talk, "Ну?")).doesNotContain("Говорили о чае");
    }

    @Test
    void aModelThatFailsLeavesTheTalkAsItIs() {
        sumUp(Multi.createFrom()
                .items(
                        new ModelEvent.Delta("Говор"),
                        new ModelEvent.Failed(new Failure(Failure.Kind.CUT, "The stream broke off."))));

        assertThat(notebook.prompt(talk, "Ну?")).contains("Вопрос0").doesNotContain("Говор", "<summary>");
    }

    @Test
    void aTalkThatHasGrownLongIsDue() {
        var composed = notebook.compose(talk, "Ну?");
        var crowded = new Composed(composed.prompt(), composed.parts(), composed.tokens(), true);
        var sent = Optional.of(new Remembered.Sent(crowded, "mistral", "mistral-small-latest"));
        var ended = new Remembered(Ids.next(), talk, Talking.turn("Ещё", "Да"), sent);

        var isDue = Notebook.done(transactions.in(transaction -> turns.keep(transaction, List.of(ended))
                .chain(() -> transaction.run(IS_DUE, Tuple.of(talk.conversation())))));

        assertThat(isDue.iterator().next().getBoolean("due")).isTrue();
    }

    private void sumUp(Multi<ModelEvent> answer) {
        Writers writers = bot -> Uni.createFrom().item(Optional.of(writer(answer)));
        var summaries = new Summaries(due, writers, budgets, transactions, config);

        Notebook.done(summaries.sumUp(new Due(talk, "", 0, 0, 1)));
    }

    private Writer writer(Multi<ModelEvent> answer) {
        var sampling = new LlmSettings.Sampling(
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of());
        var endpoint = new Endpoint(
                LlmSettings.Kind.OLLAMA, URI.create("http://127.0.0.1:1/v1"), Optional.empty(), "any", sampling, true);
        return new Writer(Talking.settings(talk, "", Notebook.MEMORY), endpoint, prompt -> {
            given.set(prompt.messages().getLast().text());
            return answer;
        });
    }
}
