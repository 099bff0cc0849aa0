package dev.beseda.bot.retention;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts what went because it was too old.
@ApplicationScoped
class Deleted {
    private final MeterRegistry metrics;

    Deleted(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void rows(String table, int rows) {
        metrics.counter("beseda.retention.rows", "table", table).increment(rows);
    }

    /// A partition with all that was in it.
    void month(String table) {
        metrics.counter("beseda.retention.months", "table", table).increment();
    }
}
