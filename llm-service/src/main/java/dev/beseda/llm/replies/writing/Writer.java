package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.kit.postgres.TransientFailures;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.endings.Cost;
import dev.beseda.llm.replies.endings.FinishedReply;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.ReplyCache;
import dev.beseda.llm.usage.Spent;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/// Writes one reply: as it was written before, or as a model writes it now. It never fails.
@ApplicationScoped
public class Writer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final ReplyOutcome NO_SETTINGS =
            new ReplyOutcome.Failed(Reason.NO_MODEL, "The bot has no settings for a model");
    private static final ReplyOutcome FELL =
            new ReplyOutcome.Failed(Reason.UNAVAILABLE, "Whoever wrote the reply fell each time");
    private static final ReplyOutcome FAULT =
            new ReplyOutcome.Failed(Reason.UNAVAILABLE, "Something broke on our side");

    private final Planner planner;
    private final ReplyCache cache;
    private final ModelReplies modelReplies;
    private final RepliesConfig config;

    Writer(Planner planner, ReplyCache cache, ModelReplies modelReplies, RepliesConfig config) {
        this.planner = planner;
        this.cache = cache;
        this.modelReplies = modelReplies;
        this.config = config;
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
        return planner.plan(lease.pending())
                .chain(plan -> answer(writing, plan))
                .onFailure(NotFound.class)
                .recoverWithItem(() -> new FinishedReply(lease, NO_SETTINGS, new Cost.None()));
    }

    private Uni<FinishedReply> answer(Writing writing, Plan plan) {
        writing.show(plan.settings(), plan.prices());
        return cache.find(plan.settings(), plan.first(), plan.composed().prompt())
                .chain(kept ->
                        kept.map(text -> cached(writing, plan, text)).orElseGet(() -> modelReplies.ask(writing, plan)));
    }

    private static Uni<FinishedReply> cached(Writing writing, Plan plan, String text) {
        var nothing = new ModelEvent.Usage(0, 0, false);
        var cost = new Cost.Used(plan.first(), nothing, Spent.Writer.CACHE, plan.sent(plan.first()));
        return Uni.createFrom()
                .item(() -> OutcomeRules.done(plan.prices().allowed(text), ModelEvent.Finish.STOP))
                .runSubscriptionOn(plan.priceChecks())
                .map(end -> new FinishedReply(writing.lease(), end, cost));
    }
}
