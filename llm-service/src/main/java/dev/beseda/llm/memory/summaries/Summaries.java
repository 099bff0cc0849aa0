package dev.beseda.llm.memory.summaries;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.Ids;
import dev.beseda.kit.jobs.JobWorker;
import dev.beseda.kit.jobs.JobWorkers;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.MemoryConfig;
import dev.beseda.llm.memory.rules.PromptSize;
import dev.beseda.llm.memory.rules.Summing;
import dev.beseda.llm.memory.summaries.DueSummaries.Due;
import dev.beseda.llm.memory.summaries.Writers.Writer;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.Spent;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Has models sum up the older turns of talks that have grown long. A failure does no harm: the talk is as it was, and
/// is tried again later.
@ApplicationScoped
class Summaries implements JobWorker.Work<Due> {
    private final DueSummaries talks;
    private final Writers writers;
    private final Budgets budgets;
    private final Transactions transactions;
    private final MemoryConfig config;

    Summaries(DueSummaries talks, Writers writers, Budgets budgets, Transactions transactions, MemoryConfig config) {
        this.talks = talks;
        this.writers = writers;
        this.budgets = budgets;
        this.transactions = transactions;
        this.config = config;
    }

    /// A talk to be summed up, and who does it.
    ///
    /// @param reply what its tokens are put aside for
    private record Task(Leased<Due> leased, Writer writer, Summing summing, UUID reply) {
        Talk talk() {
            return leased.job().talk();
        }

        long tokens() {
            return (long) summing.tokens() + PromptSize.ofReply(writer.settings());
        }
    }

    void start(@Observes StartupEvent begun, JobWorkers workers) {
        var unused = workers.add(talks.jobs(), this);
    }

    @Override
    public Uni<Void> run(Leased<Due> leased) {
        return tried(leased)
                .ifNoItem()
                .after(config.summaryPatience())
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "A talk of bot %s is not summed up yet: %s",
                        leased.job().talk().bot(), failure))
                .onFailure()
                .recoverWithUni(() -> transactions.in(transaction -> talks.failed(transaction, leased)));
    }

    @Override
    public Uni<Void> giveUp(Leased<Due> leased) {
        return transactions.in(transaction -> talks.giveUp(transaction, leased));
    }

    private Uni<Void> tried(Leased<Due> leased) {
        return writers.find(leased.job().talk().bot())
                .chain(writer -> writer.map(found -> task(leased, found))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(task -> task.map(this::reserved).orElseGet(() -> giveUp(leased)));
    }

    /// Empty when there is nothing to be summed up.
    private Uni<Optional<Task>> task(Leased<Due> leased, Writer writer) {
        return talks.turns(leased.job())
                .map(turns -> Summing.of(leased.job().summary(), turns, writer.settings())
                        .map(summing -> new Task(leased, writer, summing, Ids.next())));
    }

    private Uni<Void> reserved(Task task) {
        var limits = task.writer().settings().limits();
        return budgets.reserve(task.reply(), task.talk(), limits, task.tokens())
                .chain(granted -> granted ? write(task) : giveUp(task.leased()));
    }

    private Uni<Void> write(Task task) {
        return task.writer()
                .write()
                .apply(task.summing().prompt())
                .collect()
                .asList()
                .onCancellation()
                .call(() -> settle(task))
                .chain(events -> keep(task, Written.of(task.writer().first(), events)));
    }

    /// A model that took too long has read its prompt all the same.
    private Uni<Void> settle(Task task) {
        var usage = new ModelEvent.Usage(task.summing().tokens(), 0, true);
        var talk = task.talk();
        var spent = new Spent(task.reply(), talk, task.writer().first(), usage, Spent.Writer.FIRST_CHOICE);
        return transactions.in(transaction -> budgets.settle(transaction, List.of(spent)));
    }

    /// What was used is booked, whatever became of the summary.
    private Uni<Void> keep(Task task, Written written) {
        var leased = task.leased();
        var usage = written.usage(task.summing().tokens());
        var spent = new Spent(task.reply(), task.talk(), written.endpoint(), usage, Spent.Writer.FIRST_CHOICE);
        return transactions.in(transaction -> budgets.settle(transaction, List.of(spent))
                .chain(() -> written.whole()
                        .flatMap(text -> Summing.kept(text, task.writer().settings()))
                        .map(text -> talks.keep(
                                transaction, leased, text, task.summing().upTo()))
                        .orElseGet(() -> talks.failed(transaction, leased))));
    }
}
