package dev.beseda.llm.replies.work;

import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.llm.replies.endings.CacheKey;
import dev.beseda.llm.replies.endings.FinishedReplies;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.replies.writing.ReplyMetrics;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.usage.ReplyCache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Ends replies, all that are over at a time together. While the database is away they wait here.
@ApplicationScoped
class ReplyFinisher {
    private static final int MOST_AT_ONCE = 200;

    private final FinishedReplies finishedReplies;
    private final ReplyCache cache;
    private final RunningReplies runningReplies;
    private final ReplyMetrics metrics;
    private final Queue<FinishedReply> over = new ConcurrentLinkedQueue<>();
    private final WorkLoop workLoop = new WorkLoop("ends of replies", this::turn);

    /// What a turn works on; it stays here when the turn fails.
    private final List<FinishedReply> toEnd = new ArrayList<>();

    ReplyFinisher(
            FinishedReplies finishedReplies, ReplyCache cache, RunningReplies runningReplies, ReplyMetrics metrics) {
        this.finishedReplies = finishedReplies;
        this.cache = cache;
        this.runningReplies = runningReplies;
        this.metrics = metrics;
    }

    void end(FinishedReply finishedReply) {
        over.add(finishedReply);
        workLoop.wake();
    }

    void close() {
        workLoop.close();
    }

    private Uni<Void> turn() {
        while (toEnd.size() < MOST_AT_ONCE && !over.isEmpty()) {
            toEnd.add(over.remove());
        }
        return toEnd.isEmpty()
                ? Uni.createFrom().voidItem()
                : store(List.copyOf(toEnd)).invoke(this::next);
    }

    private void next() {
        toEnd.clear();
        if (!over.isEmpty()) {
            workLoop.wake();
        }
    }

    /// An outage fails the turn, which is tried again.
    private Uni<Void> store(List<FinishedReply> batch) {
        return finishedReplies
                .store(batch)
                .onFailure(failure -> !TransientFailures.isOutage(failure) && batch.size() > 1)
                .recoverWithUni(failure -> oneByOne(batch))
                .onFailure(failure -> !TransientFailures.isOutage(failure))
                .recoverWithUni(failure -> alone(batch.getFirst(), failure))
                .invoke(ours -> ended(batch, ours))
                .replaceWithVoid();
    }

    private Uni<List<FinishedReply>> oneByOne(List<FinishedReply> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> finishedReplies
                        .store(List.of(one))
                        .onFailure(failure -> !TransientFailures.isOutage(failure))
                        .recoverWithUni(failure -> alone(one, failure)))
                .collect()
                .asList()
                .map(stored -> stored.stream().flatMap(Collection::stream).toList());
    }

    /// The person gets an answer, if not the one that was written. What can't be stored at all is taken up again.
    private Uni<List<FinishedReply>> alone(FinishedReply finishedReply, Throwable failure) {
        Log.errorf(failure, "The end of reply %s can't be stored", finishedReply.reply());
        return finishedReplies
                .store(List.of(finishedReply.asFault()))
                .onFailure(again -> !TransientFailures.isOutage(again))
                .recoverWithUni(() -> finishedReplies.store(List.of(finishedReply.asFaultWithoutCost())))
                .onFailure(again -> !TransientFailures.isOutage(again))
                .invoke(again -> Log.errorf(again, "Reply %s has no end", finishedReply.reply()))
                .onFailure(again -> !TransientFailures.isOutage(again))
                .recoverWithItem(List.of());
    }

    private void ended(List<FinishedReply> batch, List<FinishedReply> ours) {
        ours.forEach(one -> {
            runningReplies.find(one.reply()).ifPresent(writing -> metrics.ended(one, writing));
            one.cacheKey().ifPresent(cacheKey -> keep(cacheKey, one.end()));
        });
        batch.forEach(one -> runningReplies.remove(one.reply()));
    }

    private void keep(CacheKey cacheKey, ReplyOutcome end) {
        if (end instanceof ReplyOutcome.Written(var text, var _)) {
            cache.keep(cacheKey.settings(), cacheKey.endpoint(), cacheKey.prompt(), text)
                    .subscribe()
                    .with(kept -> {}, failure -> Log.warnf("A reply was not kept: %s", failure));
        }
    }
}
