package dev.beseda.llm.replies.work;

import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.kit.postgres.Outages;
import dev.beseda.kit.web.Absent;
import dev.beseda.llm.providers.TextGenerator;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.rules.End;
import dev.beseda.llm.replies.rules.Endings;
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
class Writer {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private static final End NO_SETTINGS = new End.Failed(Reason.NO_MODEL, "The bot has no settings for a model");
    private static final End NO_BUDGET =
            new End.Failed(Reason.BUDGET, "The person or the bot has used up the tokens of the day");
    private static final End FELL = new End.Failed(Reason.UNAVAILABLE, "Whoever wrote the reply fell each time");
    private static final End FAULT = new End.Failed(Reason.UNAVAILABLE, "Something broke on our side");

    private final Planner planner;
    private final ReplyCache cache;
    private final Budgets budgets;
    private final RepliesConfig config;
    private final Figures figures;
    private final Clock clock;
    private final TextGenerator generator;

    Writer(
            Planner planner,
            ReplyCache cache,
            Budgets budgets,
            RepliesConfig config,
            Figures figures,
            Clock clock,
            TextGenerator generator) {
        this.planner = planner;
        this.cache = cache;
        this.budgets = budgets;
        this.config = config;
        this.figures = figures;
        this.clock = clock;
        this.generator = generator;
    }

    /// How the reply ended; of one that is not ours any more, nobody is to hear.
    Uni<Finished> write(Writing writing) {
        var lease = writing.lease();
        if (lease.halt().isPresent()) {
            return Uni.createFrom().item(new Finished(lease, Endings.stopped(""), new Cost.Unused()));
        }
        if (lease.attempts() > config.attempts()) {
            return Uni.createFrom().item(new Finished(lease, FELL, new Cost.Unused()));
        }
        return Uni.createFrom()
                .deferred(() -> settle(writing))
                .onFailure(failure ->
                        Outages.isOutage(failure) && writing.interruption().isEmpty())
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .onFailure()
                .invoke(fault -> Log.errorf(fault, "Reply %s could not be written", lease.reply()))
                .onFailure()
                .recoverWithItem(() -> new Finished(lease, FAULT, new Cost.Unused()));
    }

    private Uni<Finished> settle(Writing writing) {
        var lease = writing.lease();
        return planner.plan(lease.wanted())
                .chain(plan -> answer(writing, plan))
                .onFailure(Absent.class)
                .recoverWithItem(() -> new Finished(lease, NO_SETTINGS, new Cost.None()));
    }

    private Uni<Finished> answer(Writing writing, Plan plan) {
        writing.show(plan.settings(), plan.prices());
        return cache.find(plan.settings(), plan.first(), plan.composed().prompt())
                .chain(kept -> kept.map(text -> cached(writing, plan, text)).orElseGet(() -> ask(writing, plan)));
    }

    private static Uni<Finished> cached(Writing writing, Plan plan, String text) {
        var nothing = new ModelEvent.Usage(0, 0, false);
        var cost = new Cost.Used(plan.first(), nothing, Spent.Writer.CACHE, plan.sent(plan.first()));
        return Uni.createFrom()
                .item(() -> Endings.done(plan.prices().allowed(text), ModelEvent.Finish.STOP))
                .runSubscriptionOn(beside(plan))
                .map(end -> new Finished(writing.lease(), end, cost));
    }

    private Uni<Finished> ask(Writing writing, Plan plan) {
        var wanted = writing.lease().wanted();
        long tokens = plan.composed().tokens()
                + (long) plan.first().sampling().maxTokens().orElse(config.usualTokens());
        return budgets.reserve(wanted.reply(), wanted.talk(), plan.settings().limits(), tokens)
                .chain(reserved -> reserved
                        ? hear(writing, plan)
                        : Uni.createFrom().item(new Finished(writing.lease(), NO_BUDGET, new Cost.None())));
    }

    private Uni<Finished> hear(Writing writing, Plan plan) {
        if (writing.interruption().isPresent()) {
            return Uni.createFrom().item(conclude(writing, plan));
        }
        figures.asked(writing, clock.instant());
        return writing.follow(generator.write(plan.chain(), plan.composed().prompt()), config.mostCharacters())
                .emitOn(beside(plan))
                .map(over -> conclude(writing, plan));
    }

    /// Looking for prices in a long text takes its time, which is not the event loop's.
    private static Executor beside(Plan plan) {
        return plan.prices().allowsAny() ? Runnable::run : Infrastructure.getDefaultWorkerPool();
    }

    private static Finished conclude(Writing writing, Plan plan) {
        var text = writing.text();
        var end = Conclusions.end(writing, plan.prices().allowed(text));
        var cost = Conclusions.cost(writing, text, plan);
        boolean kept = end instanceof End.Written(var _, var ending)
                && ending == Ending.WHOLE
                && writing.endpoint().equals(Optional.of(plan.first()));
        var keepsake =
                new Keepsake(plan.settings(), plan.first(), plan.composed().prompt());
        return new Finished(writing.lease(), end, cost, kept ? Optional.of(keepsake) : Optional.empty());
    }
}
