package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.llm.providers.TextGenerator;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.endings.CacheKey;
import dev.beseda.llm.replies.endings.Cost;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.Budgets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Has models write replies, as far as the budget of bot and person goes.
@ApplicationScoped
class ModelReplies {
    private static final ReplyOutcome NO_BUDGET =
            new ReplyOutcome.Failed(Reason.BUDGET, "The person or the bot has used up the tokens of the day");

    private final Budgets budgets;
    private final TextGenerator generator;
    private final RepliesConfig config;
    private final ReplyMetrics metrics;

    ModelReplies(Budgets budgets, TextGenerator generator, RepliesConfig config, ReplyMetrics metrics) {
        this.budgets = budgets;
        this.generator = generator;
        this.config = config;
        this.metrics = metrics;
    }

    /// How the reply ended.
    Uni<FinishedReply> ask(Writing writing, Plan plan) {
        var pending = writing.lease().pending();
        long tokens = plan.composed().tokens()
                + (long) plan.first().sampling().maxTokens().orElse(config.usualTokens());
        return budgets.reserve(pending.reply(), pending.talk(), plan.settings().limits(), tokens)
                .chain(reserved -> reserved
                        ? hear(writing, plan)
                        : Uni.createFrom().item(new FinishedReply(writing.lease(), NO_BUDGET, new Cost.None())));
    }

    private Uni<FinishedReply> hear(Writing writing, Plan plan) {
        if (writing.interruption().isPresent()) {
            return Uni.createFrom().item(conclude(writing, plan));
        }
        metrics.asked(writing);
        return writing.follow(generator.write(plan.chain(), plan.composed().prompt()), config.mostCharacters())
                .emitOn(plan.priceChecks())
                .map(over -> conclude(writing, plan));
    }

    private static FinishedReply conclude(Writing writing, Plan plan) {
        var text = writing.text();
        var end = OutcomeMapper.end(writing, plan.prices().allowed(text));
        var cost = OutcomeMapper.cost(writing, text, plan);
        boolean kept = end instanceof ReplyOutcome.Written(var _, var ending)
                && ending == Ending.WHOLE
                && writing.endpoint().equals(Optional.of(plan.first()));
        var cacheKey =
                new CacheKey(plan.settings(), plan.first(), plan.composed().prompt());
        return new FinishedReply(writing.lease(), end, cost, kept ? Optional.of(cacheKey) : Optional.empty());
    }
}
