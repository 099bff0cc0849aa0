package dev.beseda.llm.replies.writing;

import dev.beseda.kit.text.WireName;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What can be measured of replies.
@ApplicationScoped
public class ReplyMetrics {
    private final MeterRegistry metrics;
    private final Clock clock;
    private final AtomicLong waiting;
    private final Timer wait;
    private final Timer preparation;
    private final Timer firstText;
    private final Timer duration;
    private final Timer ending;

    ReplyMetrics(MeterRegistry metrics, RunningReplies runningReplies, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.waiting = metrics.gauge("beseda.replies.waiting", new AtomicLong());
        this.wait = timer("beseda.replies.wait", "From the time a reply may be begun until it is");
        this.preparation = timer("beseda.replies.preparation", "From the beginning until the model is asked");
        this.firstText = timer("beseda.replies.first.text", "From the beginning until the first text is there");
        this.duration = timer("beseda.replies.duration", "From the beginning until the end is stored");
        this.ending = timer("beseda.replies.ending", "From the model's last word until the end is stored");
        var unused = metrics.gauge("beseda.replies.under.way", runningReplies, RunningReplies::size);
    }

    /// How many replies nobody has begun, in all replicas.
    public void waiting(long replies) {
        waiting.set(replies);
    }

    public void begun(Writing writing) {
        if (writing.lease().attempts() == 1) {
            wait.record(Duration.between(writing.lease().pending().due(), writing.begunAt()));
        } else {
            metrics.counter("beseda.replies.taken.up.again").increment();
        }
    }

    void asked(Writing writing) {
        preparation.record(Duration.between(writing.begunAt(), clock.instant()));
    }

    public void ended(FinishedReply finishedReply, Writing writing) {
        var now = clock.instant();
        metrics.counter("beseda.replies.ended", "outcome", outcome(finishedReply.end()))
                .increment();
        if (finishedReply.isCached()) {
            metrics.counter("beseda.replies.cached").increment();
        }
        duration.record(Duration.between(writing.begunAt(), now));
        writing.textSince().ifPresent(since -> firstText.record(Duration.between(writing.begunAt(), since)));
        writing.overSince().ifPresent(since -> ending.record(Duration.between(since, now)));
    }

    private static String outcome(ReplyOutcome end) {
        return switch (end) {
            case ReplyOutcome.Written(var _, var ending) -> WireName.of(ending);
            case ReplyOutcome.Failed(var reason, var _) -> WireName.of(reason);
        };
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(metrics);
    }
}
