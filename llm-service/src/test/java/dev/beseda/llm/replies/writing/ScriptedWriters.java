package dev.beseda.llm.replies.writing;

import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.ReplyCache;
import jakarta.enterprise.context.ApplicationScoped;

/// Makes writers that ask a model which says what the test wants.
@ApplicationScoped
public class ScriptedWriters {
    private final Planner planner;
    private final ReplyCache cache;
    private final Budgets budgets;
    private final RepliesConfig config;
    private final ReplyMetrics metrics;

    ScriptedWriters(Planner planner, ReplyCache cache, Budgets budgets, RepliesConfig config, ReplyMetrics metrics) {
        this.planner = planner;
        this.cache = cache;
        this.budgets = budgets;
        this.config = config;
        this.metrics = metrics;
    }

    public Writer asking(Scripted model) {
        var modelReplies = new ModelReplies(budgets, (chain, prompt) -> model.stream(), config, metrics);
        return new Writer(planner, cache, modelReplies, config);
    }
}
