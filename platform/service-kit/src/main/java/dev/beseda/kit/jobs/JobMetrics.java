package dev.beseda.kit.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/// What can be measured of one kind of job.
final class JobMetrics {
    private final AtomicLong oldest = new AtomicLong();
    private final Counter taken;
    private final Counter ended;
    private final Counter overtaken;

    JobMetrics(String table) {
        var tags = Tags.of("table", table);
        taken = Metrics.counter("beseda.jobs.taken", tags);
        ended = Metrics.counter("beseda.jobs.ended", tags);
        overtaken = Metrics.counter("beseda.jobs.overtaken", tags);
        var unused = Metrics.gauge("beseda.jobs.oldest.seconds", tags, oldest);
    }

    void taken(Collection<?> jobs) {
        taken.increment(jobs.size());
    }

    /// @param ours how many of them were still ours
    void ended(int ours, int of) {
        ended.increment(ours);
        overtaken.increment((double) of - ours);
    }

    void oldest(long seconds) {
        oldest.set(seconds);
    }
}
