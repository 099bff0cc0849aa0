package dev.beseda.llm.replies.work;

import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.llm.replies.Hints;
import dev.beseda.llm.replies.rules.Pace.Sign;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/// Looks now and then what can be shown of the replies under way: the models' words need not be looked at one by one.
@ApplicationScoped
class HintClock {
    private static final long TICK_MILLIS = 100;

    private final UnderWay underWay;
    private final Hints hints;
    private final Clock clock;
    private final Vertx vertx;
    private long timer;

    HintClock(UnderWay underWay, Hints hints, Clock clock, Vertx vertx) {
        this.underWay = underWay;
        this.hints = hints;
        this.clock = clock;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent begun) {
        timer = vertx.setPeriodic(TICK_MILLIS, tick -> look());
    }

    void stop(@Observes ShutdownEvent ended) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        var now = clock.instant();
        for (var writing : underWay.all()) {
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
