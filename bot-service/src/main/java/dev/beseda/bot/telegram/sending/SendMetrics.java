package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.DeliveryResult;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Counts what is sent, by lane; floods by bot, too: there are few of those, and one wants to know who it was.
@ApplicationScoped
class SendMetrics {
    private static final String LANE = "lane";

    private final MeterRegistry metrics;
    private final Map<Lane, Timer> waits = new ConcurrentHashMap<>();

    SendMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Shows how many deliveries of each lane are in hand.
    void watch(ToDoubleFunction<Lane> waiting) {
        for (var lane : Lane.values()) {
            var unused = metrics.gauge("beseda.telegram.waiting", Tags.of(LANE, lane.name()), lane, waiting);
        }
    }

    /// Shows of how many piles the table has more than is in hand.
    void watchBacklogs(Supplier<Number> backlogs) {
        Gauge.builder("beseda.telegram.backlogs", backlogs).register(metrics);
    }

    void begun(Delivery delivery, Instant now) {
        if (delivery.attempts() == 0) {
            waits.computeIfAbsent(delivery.lane(), this::timer).record(Duration.between(delivery.queuedAt(), now));
        }
    }

    void answered(Delivery delivery, Answer answer) {
        if (answer instanceof Answer.Flooded) {
            metrics.counter(
                            "beseda.telegram.floods",
                            LANE,
                            delivery.lane().name(),
                            "bot",
                            delivery.to().bot().toString())
                    .increment();
        }
    }

    void ended(DeliveryResult result) {
        metrics.counter(
                        "beseda.telegram.calls",
                        "outcome",
                        result.state(),
                        LANE,
                        result.delivery().lane().name())
                .increment();
    }

    private Timer timer(Lane lane) {
        return Timer.builder("beseda.telegram.wait")
                .description("From the decision to send until the call begins")
                .tag(LANE, lane.name())
                .publishPercentileHistogram()
                .register(metrics);
    }
}
