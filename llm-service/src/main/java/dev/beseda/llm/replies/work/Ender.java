package dev.beseda.llm.replies.work;

import dev.beseda.kit.Pump;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.llm.replies.rules.End;
import dev.beseda.llm.usage.ReplyCache;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Ends replies, all that are over at a time together. While the database is away they wait here.
@ApplicationScoped
class Ender {
    private static final int MOST_AT_ONCE = 200;

    private final Ends ends;
    private final ReplyCache cache;
    private final UnderWay underWay;
    private final Figures figures;
    private final Clock clock;
    private final Queue<Finished> over = new ConcurrentLinkedQueue<>();
    private final Pump pump = new Pump("ends of replies", this::turn);

    /// What a turn works on; it stays here when the turn fails.
    private final List<Finished> toEnd = new ArrayList<>();

    Ender(Ends ends, ReplyCache cache, UnderWay underWay, Figures figures, Clock clock) {
        this.ends = ends;
        this.cache = cache;
        this.underWay = underWay;
        this.figures = figures;
        this.clock = clock;
    }

    void end(Finished finished) {
        over.add(finished);
        pump.wake();
    }

    void close() {
        pump.close();
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
            pump.wake();
        }
    }

    /// An outage fails the turn, which is tried again.
    private Uni<Void> store(List<Finished> batch) {
        return ends.store(batch)
                .onFailure(failure -> !Outages.isOutage(failure) && batch.size() > 1)
                .recoverWithUni(failure -> oneByOne(batch))
                .onFailure(failure -> !Outages.isOutage(failure))
                .recoverWithUni(failure -> alone(batch.getFirst(), failure))
                .invoke(ours -> ended(batch, ours))
                .replaceWithVoid();
    }

    private Uni<List<Finished>> oneByOne(List<Finished> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(one -> ends.store(List.of(one))
                        .onFailure(failure -> !Outages.isOutage(failure))
                        .recoverWithUni(failure -> alone(one, failure)))
                .collect()
                .asList()
                .map(stored -> stored.stream().flatMap(Collection::stream).toList());
    }

    /// The person gets an answer, if not the one that was written. What can't be stored at all is taken up again.
    private Uni<List<Finished>> alone(Finished finished, Throwable failure) {
        Log.errorf(failure, "The end of reply %s can't be stored", finished.reply());
        return ends.store(List.of(finished.asFault()))
                .onFailure(again -> !Outages.isOutage(again))
                .recoverWithUni(() -> ends.store(List.of(finished.asFaultWithoutCost())))
                .onFailure(again -> !Outages.isOutage(again))
                .invoke(again -> Log.errorf(again, "Reply %s has no end", finished.reply()))
                .onFailure(again -> !Outages.isOutage(again))
                .recoverWithItem(List.of());
    }

    private void ended(List<Finished> batch, List<Finished> ours) {
        var now = clock.instant();
        ours.forEach(one -> {
            underWay.find(one.reply()).ifPresent(writing -> figures.ended(one, writing, now));
            one.keepsake().ifPresent(keepsake -> keep(keepsake, one.end()));
        });
        batch.forEach(one -> underWay.gone(one.reply()));
    }

    private void keep(Keepsake keepsake, End end) {
        if (end instanceof End.Written(var text, var _)) {
            cache.keep(keepsake.settings(), keepsake.endpoint(), keepsake.prompt(), text)
                    .subscribe()
                    .with(kept -> {}, failure -> Log.warnf("A reply was not kept: %s", failure));
        }
    }
}
