package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.llm.providers.TextGenerator;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.endings.CacheKey;
import dev.beseda.llm.replies.endings.Cost;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.Budgets;
import dev.beseda.llm.usage.ReplyCache;
import dev.beseda.llm.usage.Spent;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Writes one reply: who is asked, with what, and what became of it. It never fails.
@ApplicationScoped
public class Writer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final ReplyOutcome NO_SETTINGS =
            new ReplyOutcome.Failed(Reason.NO_MODEL, "The bot has no settings for a model");
    private static final ReplyOutcome NO_BUDGET =
            new ReplyOutcome.Failed(Reason.BUDGET, "The person or the bot has used up the tokens of the day");
    private static final ReplyOutcome FELL =
            new ReplyOutcome.Failed(Reason.UNAVAILABLE, "Whoever wrote the reply fell each time");
    private static final ReplyOutcome FAULT =
            new ReplyOutcome.Failed(Reason.UNAVAILABLE, "Something broke on our side");

    private final Planner planner;
    private final ReplyCache cache;
    private final Budgets budgets;
    private final RepliesConfig config;
    private final ReplyMetrics metrics;
    private final Clock clock;
    private final TextGenerator generator;

    Writer(
            Planner planner,
            ReplyCache cache,
            Budgets budgets,
            RepliesConfig config,
            ReplyMetrics metrics,
            Clock clock,
            TextGenerator generator) {
        this.planner = planner;
        this.cache = cache;
        this.budgets = budgets;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.generator = generator;
    }

    /// How the reply ended; of one that is not ours any more, nobody is to hear.
    public Uni<FinishedReply> write(Writing writing) {
        var lease = writing.lease();
        if (lease.halt().isPresent()) {
            return Uni.createFrom().item(new FinishedReply(lease, OutcomeRules.stopped(""), new Cost.Unused()));
        }
        if (lease.attempts() > config.attempts()) {
            return Uni.createFrom().item(new FinishedReply(lease, FELL, new Cost.Unused()));
        }
        return Uni.createFrom()
                .deferred(() -> settle(writing))
                .onFailure(failure -> TransientFailures.isOutage(failure)
                        && writing.interruption().isEmpty())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .invoke(fault -> Log.errorf(fault, "Reply %s could not be written", lease.reply()))
                .onFailure()
                .recoverWithItem(() -> new FinishedReply(lease, FAULT, new Cost.Unused()));
    }

    private Uni<FinishedReply> settle(Writing writing) {
        var lease = writing.lease();
        return planner.plan(lease.wanted())
                .chain(plan -> answer(writing, plan))
                .onFailure(NotFound.class)
                .recoverWithItem(() -> new FinishedReply(lease, NO_SETTINGS, new Cost.None()));
    }

    private Uni<FinishedReply> answer(Writing writing, Plan plan) {
        writing.show(plan.settings(), plan.prices());
        return cache.find(plan.settings(), plan.first(), plan.composed().prompt())
                .chain(kept -> kept.map(text -> cached(writing, plan, text)).orElseGet(() -> ask(writing, plan)));
    }

    private static Uni<FinishedReply> cached(Writing writing, Plan plan, String text) {
        var nothing = new ModelEvent.Usage(0, 0, false);
        var cost = new Cost.Used(plan.first(), nothing, Spent.Writer.CACHE, plan.sent(plan.first()));
        return Uni.createFrom()
                .item(() -> OutcomeRules.done(plan.prices().allowed(text), ModelEvent.Finish.STOP))
                .runSubscriptionOn(beside(plan))
                .map(end -> new FinishedReply(writing.lease(), end, cost));
    }

    private Uni<FinishedReply> ask(Writing writing, Plan plan) {
        var wanted = writing.lease().wanted();
        long tokens = plan.composed().tokens()
                + (long) plan.first().sampling().maxTokens().orElse(config.usualTokens());
        return budgets.reserve(wanted.reply(), wanted.talk(), plan.settings().limits(), tokens)
                .chain(reserved -> reserved
                        ? hear(writing, plan)
                        : Uni.createFrom().item(new FinishedReply(writing.lease(), NO_BUDGET, new Cost.None())));
    }

    private Uni<FinishedReply> hear(Writing writing, Plan plan) {
        if (writing.interruption().isPresent()) {
            return Uni.createFrom().item(conclude(writing, plan));
        }
        metrics.asked(writing, clock.instant());
        return writing.follow(generator.write(plan.chain(), plan.composed().prompt()), config.mostCharacters())
                .emitOn(beside(plan))
                .map(over -> conclude(writing, plan));
    }

    /// Looking for prices in a long text takes its time, which is not the event loop's.
    private static Executor beside(Plan plan) {
        return plan.prices().allowsAny() ? Runnable::run : Infrastructure.getDefaultWorkerPool();
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
