package dev.beseda.llm.usage;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.usage.Spent.Writer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts what models read and wrote, what it cost, and what the cache and the limits did. Models go by the name they
/// have on the price list: owners write what they like, and figures must not grow with it.
@ApplicationScoped
class UsageMeters {
    private static final String TOKENS = "beseda.llm.tokens";
    private static final double PICODOLLARS = 1e12;

    private final MeterRegistry metrics;
    private final PriceList list;

    UsageMeters(MeterRegistry metrics, PriceList list) {
        this.metrics = metrics;
        this.list = list;
    }

    void spent(Spent spent) {
        if (spent.writer() == Writer.CACHE) {
            return;
        }
        var endpoint = spent.endpoint();
        var usage = spent.usage();
        var tags = Tags.of("provider", WireName.of(endpoint.kind()), "model", model(endpoint.kind(), endpoint.model()));
        metrics.counter(TOKENS, tags.and("direction", "input")).increment(usage.input());
        metrics.counter(TOKENS, tags.and("direction", "output")).increment(usage.output());
        list.prices()
                .picodollars(endpoint.kind(), endpoint.model(), usage.input(), usage.output())
                .ifPresent(
                        cost -> metrics.counter("beseda.llm.cost.dollars", tags).increment(cost / PICODOLLARS));
    }

    void cacheAsked(boolean hit) {
        metrics.counter("beseda.llm.cache", "outcome", hit ? "hit" : "miss").increment();
    }

    void budgetRefused() {
        metrics.counter("beseda.llm.budget.refusals").increment();
    }

    private String model(LlmSettings.Kind kind, String model) {
        return list.prices()
                .of(kind, model)
                .map(price -> price.model().isEmpty() ? "any" : price.model())
                .orElse("unpriced");
    }
}
