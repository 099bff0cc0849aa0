package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.llm.replies.Hints;
import dev.beseda.llm.replies.rules.Pace.Sign;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks now and then what can be shown of the replies under way: the models' words need not be looked at one by one.
/// What a text costs that is looked through for prices, its model chooses: so it is done beside the event loop, and who
/// is not done with one look does not begin another.
@ApplicationScoped
class HintClock {
    private static final long TICK_MILLIS = 100;

    private final RunningReplies runningReplies;
    private final Hints hints;
    private final Clock clock;
    private final Vertx vertx;
    private final AtomicBoolean looking = new AtomicBoolean();
    private long timer;

    HintClock(RunningReplies runningReplies, Hints hints, Clock clock, Vertx vertx) {
        this.runningReplies = runningReplies;
        this.hints = hints;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent begun) {
        timer = vertx.setPeriodic(TICK_MILLIS, tick -> lookBeside());
    }

    void stop(@Observes ShutdownEvent ended) {
        vertx.cancelTimer(timer);
    }

    private void lookBeside() {
        if (runningReplies.size() > 0 && looking.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(this::lookOnce);
        }
    }

    private void lookOnce() {
        try {
            look();
        } catch (RuntimeException fault) {
            Log.error("The replies under way could not be looked at", fault);
        } finally {
            looking.set(false);
        }
    }

    private void look() {
        var now = clock.instant();
        for (var writing : runningReplies.all()) {
            var sign = writing.nextSign(now);
            writing.draft().ifPresent(draft -> show(writing, draft, sign));
        }
    }

    private void grown(Writing writing, Draft draft) {
        var text = writing.textSoFar();
        if (!text.isEmpty()) {
            hints.tell(new LlmHint.Grown(draft, text));
        }
    }

    private void show(Writing writing, Draft draft, Sign sign) {
        switch (sign) {
            case NOTHING -> {}
            case UNDER_WAY -> hints.tell(new LlmHint.UnderWay(draft));
            case GROWN -> grown(writing, draft);
        }
    }
}
