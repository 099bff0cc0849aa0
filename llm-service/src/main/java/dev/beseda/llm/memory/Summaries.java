package dev.beseda.llm.memory;

import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.memory.DueSummaries.Due;
import dev.beseda.llm.memory.Writers.Writer;
import dev.beseda.llm.memory.rules.PromptSize;
import dev.beseda.llm.memory.rules.Summing;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.Spent;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Has models sum up the older turns of talks that have grown long. A failure does no harm: the talk is as it was, and
/// is tried again later.
@ApplicationScoped
class Summaries {
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
    private record Task(Due due, Writer writer, Summing summing, UUID reply) {
        long tokens() {
            return (long) summing.tokens() + PromptSize.ofReply(writer.settings());
        }
    }

    @Scheduled(
            every = "2s",
            delayed = "2s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> sumUp() {
        return talks.take(config.summariesAtOnce())
                .toMulti()
                .flatMap(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndMerge(due -> sumUp(due))
                .collect()
                .asList()
                .onFailure()
                .invoke(failure -> Log.warnf("No talk is summed up now: %s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    Uni<Void> sumUp(Due due) {
        return (due.isOverdue() ? talks.giveUp(due) : tried(due))
                .ifNoItem()
                .after(config.summaryPatience())
                .fail()
                .onFailure()
                .invoke(failure -> Log.warnf(
                        "A talk of bot %s is not summed up yet: %s", due.talk().bot(), failure))
                .onFailure()
                .recoverWithUni(() ->
                        due.isLastTry() ? talks.giveUp(due) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tried(Due due) {
        return writers.find(due.talk().bot())
                .chain(writer -> writer.map(found -> task(due, found))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(task -> task.map(this::reserved).orElseGet(() -> talks.giveUp(due)));
    }

    /// Empty when there is nothing to be summed up.
    private Uni<Optional<Task>> task(Due due, Writer writer) {
        return talks.turns(due)
                .map(turns -> Summing.of(due.summary(), turns, writer.settings())
                        .map(summing -> new Task(due, writer, summing, Ids.next())));
    }

    private Uni<Void> reserved(Task task) {
        var limits = task.writer().settings().limits();
        return budgets.reserve(task.reply(), task.due().talk(), limits, task.tokens())
                .chain(granted -> granted ? write(task) : talks.giveUp(task.due()));
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
        var talk = task.due().talk();
        var spent = new Spent(task.reply(), talk, task.writer().first(), usage, Spent.Writer.FIRST_CHOICE);
        return transactions.in(transaction -> budgets.settle(transaction, List.of(spent)));
    }

    /// What was used is booked, whatever became of the summary.
    private Uni<Void> keep(Task task, Written written) {
        var due = task.due();
        var usage = written.usage(task.summing().tokens());
        var spent = new Spent(task.reply(), due.talk(), written.endpoint(), usage, Spent.Writer.FIRST_CHOICE);
        return transactions.in(transaction -> budgets.settle(transaction, List.of(spent))
                .chain(() -> written.whole()
                        .flatMap(text -> Summing.kept(text, task.writer().settings()))
                        .map(text -> talks.keep(
                                transaction, due, text, task.summing().upTo()))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
