package dev.beseda.bot.engine;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.Phrases;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.walk.Walk;
import java.util.Optional;

/// What is done when a person wants out, back, to hear it again, or to talk to a person.
final class Wishes {
    private Wishes() {}

    /// The turn, if the wish means something now.
    static Optional<Turn> grant(TurnContext context, Wish wish) {
        return switch (wish) {
            case CANCEL -> context.now().waiting().map(waiting -> Replies.stopping(context, cancel(context)));
            case BACK -> question(context).map(question -> back(context));
            case REPEAT -> question(context).map(question -> repeat(context, new Speech(context)));
            case STOP -> Optional.of(context).filter(Replies::isAsked).map(Replies::stop);
            case RESET ->
                Optional.of(context).filter(here -> here.program().talks()).map(Replies::forget);
            case PERSON -> Optional.of(Replies.stopping(context, callPerson(context)));
        };
    }

    private static Optional<Step.Question> question(TurnContext context) {
        return context.waiting()
                .map(TurnContext.Point::step)
                .filter(Step.Question.class::isInstance)
                .map(Step.Question.class::cast);
    }

    /// The scenario is given up, and with it all that it interrupted.
    private static Turn cancel(TurnContext context) {
        var speech = new Speech(context);
        speech.removeKey();
        speech.say(Phrases.CANCELLED, context.now());
        return new Turn(context.now().free(), speech.effects());
    }

    /// Back to the question before this one, out of the scenario that was called since, if need be.
    private static Turn back(TurnContext context) {
        var speech = new Speech(context);
        var now = context.now();
        for (int last = now.trail().size() - 1; last >= 0; last--) {
            var mark = now.trail().get(last);
            var point = context.point(mark.question());
            if (point.isPresent() && mark.depth() <= now.below().size()) {
                var before = now.trailing(now.trail().subList(0, last)).cutTo(mark.depth());
                return new Turn(new Walk(context, before, speech).from(point), speech.effects());
            }
        }
        speech.say(Phrases.NOTHING_BEFORE, now);
        return repeat(context, speech);
    }

    private static Turn repeat(TurnContext context, Speech speech) {
        question(context).ifPresent(question -> speech.ask(question, context.now()));
        return new Turn(context.now(), speech.effects());
    }

    private static Turn callPerson(TurnContext context) {
        var speech = new Speech(context);
        speech.removeKey();
        speech.say(Phrases.PERSON_COMES, context.now());
        speech.put(new Effect.CallPerson());
        return new Turn(context.now().withPerson(true), speech.effects());
    }
}
