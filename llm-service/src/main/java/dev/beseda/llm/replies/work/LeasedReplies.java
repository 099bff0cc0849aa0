package dev.beseda.llm.replies.work;

import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.writing.ReplyMetrics;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.replies.writing.Writer;
import dev.beseda.llm.replies.writing.Writing;
import dev.beseda.llm.replies.writing.Writing.Interruption;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/// What becomes of replies whose leases this replica has: they are written and handed over to be ended, or released.
@ApplicationScoped
class LeasedReplies {
    private static final Duration RELEASE_TIME = Duration.ofSeconds(2);

    private final Leases leases;
    private final Writer writer;
    private final ReplyFinisher replyFinisher;
    private final RunningReplies runningReplies;
    private final ReplyMetrics metrics;
    private volatile boolean released;

    LeasedReplies(
            Leases leases,
            Writer writer,
            ReplyFinisher replyFinisher,
            RunningReplies runningReplies,
            ReplyMetrics metrics) {
        this.leases = leases;
        this.writer = writer;
        this.replyFinisher = replyFinisher;
        this.runningReplies = runningReplies;
        this.metrics = metrics;
    }

    /// What comes in when nothing may begin any more goes to others at once.
    void begin(List<Lease> taken) {
        if (released) {
            leases.release(taken).subscribe().with(done -> {}, failure -> Log.debugf("Not released: %s", failure));
        } else {
            taken.forEach(this::begin);
        }
    }

    private void begin(Lease lease) {
        var writing = runningReplies.begin(lease);
        metrics.begun(writing);
        writer.write(writing)
                .subscribe()
                .with(finishedReply -> over(writing, finishedReply), failure -> lost(writing, failure));
    }

    private void over(Writing writing, FinishedReply finishedReply) {
        if (writing.isLost()) {
            runningReplies.remove(writing.lease().reply());
        } else {
            replyFinisher.end(finishedReply);
        }
    }

    private void lost(Writing writing, Throwable failure) {
        Log.errorf(
                failure,
                "Reply %s broke off and is taken up again",
                writing.lease().reply());
        runningReplies.remove(writing.lease().reply());
    }

    /// What is under way may end; what does not is left to others, who need not wait for its lease.
    void close() {
        runningReplies.emptied().join();
        replyFinisher.close();
        release();
    }

    /// Whoever is interrupted leaves our hands at once, so the leases are noted down before.
    private void release() {
        released = true;
        var left = runningReplies.all();
        var held = left.stream().map(Writing::lease).toList();
        left.forEach(writing -> writing.interrupt(Interruption.LOST));
        leases.release(held)
                .ifNoItem()
                .after(RELEASE_TIME)
                .recoverWithUni(Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.warnf("Others wait for the leases of %d replies: %s", held.size(), failure))
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem())
                .subscribeAsCompletionStage()
                .join();
    }
}
