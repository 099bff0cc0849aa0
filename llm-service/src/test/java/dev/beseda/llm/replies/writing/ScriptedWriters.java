package dev.beseda.llm.replies.writing;

import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.ReplyCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Makes writers that ask a model which says what the test wants.
@ApplicationScoped
public class ScriptedWriters {
    private final Planner planner;
    private final ReplyCache cache;
    private final Budgets budgets;
    private final RepliesConfig config;
    private final ReplyMetrics metrics;
    private final Clock clock;

    ScriptedWriters(
            Planner planner,
            ReplyCache cache,
            Budgets budgets,
            RepliesConfig config,
            ReplyMetrics metrics,
            Clock clock) {
        this.planner = planner;
        this.cache = cache;
        this.budgets = budgets;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Writer asking(Scripted model) {
        return new Writer(planner, cache, budgets, config, metrics, clock, (chain, prompt) -> model.stream());
    }
}
