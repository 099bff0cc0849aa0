package dev.beseda.llm.replies.writing;

import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.providers.rules.Tokens;
import dev.beseda.llm.replies.endings.Cost;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.usage.Spent;
import java.util.Optional;

/// What follows from a writing that is over: how the reply ended and what it has cost.
final class OutcomeMapper {
    private static final Failure TOO_LONG = new Failure(Failure.Kind.TIMEOUT, "The model wrote for too long");

    private OutcomeMapper() {}

    /// A model that had ended by itself was not stopped any more.
    static ReplyOutcome end(Writing writing, String text) {
        return writing.terminal()
                .map(terminal -> ended(terminal, text))
                .or(() -> writing.interruption().map(why -> interrupted(why, text)))
                .orElseGet(() -> OutcomeRules.done(text, Finish.LENGTH));
    }

    private static ReplyOutcome ended(ModelEvent terminal, String text) {
        return switch (terminal) {
            case ModelEvent.Done(var finish) -> OutcomeRules.done(text, finish);
            case ModelEvent.Failed(var failure) -> OutcomeRules.failed(text, failure);
            case ModelEvent.Began _, ModelEvent.Delta _, ModelEvent.Usage _ ->
                throw new IllegalArgumentException("Not the end of a stream: " + terminal);
        };
    }

    private static ReplyOutcome interrupted(Writing.Interruption why, String text) {
        return switch (why) {
            case STOPPED, LOST -> OutcomeRules.stopped(text);
            case TOO_LONG -> OutcomeRules.failed(text, TOO_LONG);
        };
    }

    /// What the provider has counted; if it has not, what the texts look like.
    static Cost cost(Writing writing, String text, Plan plan) {
        return writing.endpoint()
                .flatMap(endpoint -> writing.usage()
                        .or(() -> estimate(writing, text, plan.composed().tokens()))
                        .<Cost>map(
                                usage -> new Cost.Used(endpoint, usage, writer(plan, endpoint), plan.sent(endpoint))))
                .orElseGet(Cost.Unused::new);
    }

    private static Spent.Writer writer(Plan plan, Endpoint endpoint) {
        return endpoint.equals(plan.first()) ? Spent.Writer.FIRST_CHOICE : Spent.Writer.STAND_IN;
    }

    /// Who is interrupted before the first word has read the prompt all the same.
    /// A provider that failed before it has taken no money.
    private static Optional<ModelEvent.Usage> estimate(Writing writing, String text, int asked) {
        boolean failed = text.isEmpty() && writing.terminal().isPresent();
        return failed ? Optional.empty() : Optional.of(new ModelEvent.Usage(asked, Tokens.of(text), true));
    }
}
