package dev.beseda.llm.memory.summaries;

import static dev.beseda.llm.memory.rules.Talking.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.MemoryConfig;
import dev.beseda.llm.memory.Notebook;
import dev.beseda.llm.memory.Remembered;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.memory.rules.Composed;
import dev.beseda.llm.memory.rules.Talking;
import dev.beseda.llm.memory.summaries.DueSummaries.Due;
import dev.beseda.llm.memory.summaries.Writers.Writer;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
class SummariesIT {
    private static final String IS_DUE = "select summary_due_at <= now() as due from talk where conversation_id = $1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ModelEvent DONE = new ModelEvent.Done(ModelEvent.Finish.STOP);

    @Inject
    Notebook notebook;

    @Inject
    DueSummaries due;

    @Inject
    Talks talks;

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
    void aModelThatFailsIsNoReplicaThatFalls() {
        fallen(1, "null");

        sumUp(Multi.createFrom().items(new ModelEvent.Failed(new Failure(Failure.Kind.CUT, "The stream broke off."))));

        assertThat(row().getInteger("summary_falls")).isZero();
    }

    @Test
    void aSummaryThatModelsHaveFailedAtFiveTimesIsTriedNoMore() {
        fallen(0, "now() + interval '1 hour'");

        sumUp(5, Multi.createFrom().items(new ModelEvent.Failed(new Failure(Failure.Kind.CUT, "It broke off."))));

        assertThat(row().getOffsetDateTime("summary_due_at")).isNull();
    }

    @Test
    void aSummaryThatTwoReplicasFellOverIsGivenUp() {
        fallen(2, "now()");

        await().atMost(PATIENCE).until(() -> row().getOffsetDateTime("summary_due_at") == null);
    }

    /// So many have begun its summary and told of no end.
    private void fallen(int replicas, String dueAt) {
        var sql =
                "update talk set summary_tries = 1, summary_falls = $2, summary_due_at = %s where conversation_id = $1"
                        .formatted(dueAt);
        Notebook.done(transactions.run(sql, Tuple.of(talk.conversation(), replicas)));
    }

    private Row row() {
        return Notebook.done(transactions.run(
                        "select * from talk where conversation_id = $1", Tuple.of(talk.conversation())))
                .iterator()
                .next();
    }

    @Test
    void aTalkThatHasGrownLongIsDue() {
        var composed = notebook.compose(talk, "Ну?");
        var crowded = new Composed(composed.prompt(), composed.parts(), composed.tokens(), true);
        var sent = Optional.of(new Remembered.Sent(crowded, "mistral", "mistral-small-latest"));
        var ended = new Remembered(Ids.next(), talk, Talking.turn("Ещё", "Да"), sent);

        var isDue = Notebook.done(transactions.in(transaction -> talks.remember(transaction, List.of(ended))
                .chain(() -> transaction.run(IS_DUE, Tuple.of(talk.conversation())))));

        assertThat(isDue.iterator().next().getBoolean("due")).isTrue();
    }

    @Test
    void whoIsSlowerThanItsLeaseKeepsNoSummary() {
        var slow = Multi.createFrom().items(new ModelEvent.Delta("Говорили о чае."), DONE);
        var other = lease();

        sumUp(slow.onSubscription().call(() -> taken(other)));

        assertThat(notebook.prompt(talk, "Ну?")).doesNotContain("Говорили о чае");
        assertThat(row().getUUID("summary_lease")).isEqualTo(other.id());
    }

    private Lease lease() {
        return new Lease(talk.conversation(), UUID.randomUUID(), 1);
    }

    private Uni<?> taken(Lease lease) {
        var sql = "update talk set summary_lease = $2 where conversation_id = $1";
        return transactions.run(sql, Tuple.of(lease.job(), lease.id()));
    }

    private void sumUp(Multi<ModelEvent> answer) {
        sumUp(1, answer);
    }

    private void sumUp(int tries, Multi<ModelEvent> answer) {
        Writers writers = bot -> Uni.createFrom().item(Optional.of(writer(answer)));
        var summaries = new Summaries(due, writers, budgets, transactions, config);

        var lease = lease();
        Notebook.done(taken(lease));
        Notebook.done(summaries.run(new Leased<>(lease, new Due(talk, "", 0, 0, tries))));
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
