package dev.beseda.bot.engine;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.Phrases;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.News;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.ReplyRequests;
import dev.beseda.bot.engine.walk.Walk;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What becomes of the replies that a language model was asked for.
final class Replies {
    private Replies() {}

    /// What no scenario answers. A step that waits for its reply is asked about this, too.
    static Turn answer(TurnContext context, String text) {
        var speech = new Speech(context);
        return new Turn(ReplyRequests.answered(context, context.now(), speech, text), speech.effects());
    }

    /// A reply that nobody awaits any more changes nothing.
    static Turn replied(TurnContext context, EngineEvent.Replied replied) {
        var text = replied.text()
                + switch (replied.ending()) {
                    case WHOLE -> "";
                    case CUT -> "\n\n" + context.in(Phrases.CUT_OFF);
                    case STOPPED -> "\n\n" + context.in(Phrases.STOPPED_HERE);
                };
        return came(context, new Came(replied.tickets(), replied.reply(), text, News.COME), keeping(context, replied));
    }

    static Turn notReplied(TurnContext context, EngineEvent.NotReplied failed) {
        var text = switch (failed.want()) {
            case TOKENS -> context.in(Phrases.NO_TOKENS);
            case ASKER -> context.in(Phrases.STOPPED);
            case MODEL -> apology(context);
        };
        var came = new Came(failed.tickets(), failed.reply(), text, News.FAILED);
        return came(context, came, UnaryOperator.identity());
    }

    /// A reply, or what is said instead of it.
    private record Came(Set<Long> tickets, UUID reply, String text, News news) {
        Step.Format format() {
            return news == News.COME ? Step.Format.MARKDOWN : Step.Format.PLAIN;
        }
    }

    private static Turn came(TurnContext context, Came came, UnaryOperator<Conversation> keeping) {
        var speech = new Speech(context);
        if (came.tickets().stream().anyMatch(context.now().asks()::contains)) {
            speech.put(new Effect.SayReply(came.reply(), came.text(), came.format()));
        }
        var now = context.now().answered(came.tickets());
        var ticket = came.tickets().stream()
                .filter(one -> Interruptions.awaits(now, one))
                .findFirst();
        if (ticket.isEmpty()) {
            return new Turn(now, speech.effects());
        }
        var told = keeping.apply(now);
        var onTop = Interruptions.onTop(told, ticket.get()).filter(waiting -> !told.withPerson());
        var after = onTop.isPresent()
                ? new Walk(context, told, speech).heard(onTop.get().hearing(came.news()))
                : Interruptions.noted(told, ticket.get(), came.news());
        return new Turn(after, speech.effects());
    }

    /// Keeps the reply as the variable of the step that awaits it.
    private static UnaryOperator<Conversation> keeping(TurnContext context, EngineEvent.Replied replied) {
        var variable = waits(context.now())
                .filter(waiting -> replied.tickets().contains(waiting.ticket()))
                .flatMap(waiting -> ReplyRequests.step(context, waiting).stream())
                .flatMap(step -> step.variable().stream())
                .findFirst();
        return now -> variable.map(name -> now.remembering(name, new Value.Text(replied.text())))
                .orElse(now);
    }

    private static Stream<Waiting> waits(Conversation now) {
        return Stream.concat(now.waiting().stream(), Interruptions.aside(now));
    }

    private static String apology(TurnContext context) {
        var fallback = new Speech(context).filled(context.in(context.program().fallback()), context.now());
        return fallback.isBlank() ? context.in(Phrases.NO_REPLY) : fallback;
    }

    /// Replies end where they are.
    static Turn stop(TurnContext context) {
        return new Turn(context.now(), List.of(new Effect.StopModel()));
    }

    /// The person begins anew.
    static Turn forget(TurnContext context) {
        var speech = new Speech(context);
        speech.put(new Effect.ForgetTalk());
        speech.say(Phrases.FORGOTTEN, context.now());
        return new Turn(context.now(), speech.effects());
    }

    /// The turn with an end of all replies that are open, when somebody else talks from now on or nobody listens.
    static Turn stopping(TurnContext context, Turn turn) {
        if (!isAsked(context)) {
            return turn;
        }
        var effects = Stream.concat(turn.effects().stream(), Stream.of(new Effect.StopModel()));
        return new Turn(turn.after(), effects.toList());
    }

    /// Whether a reply is open.
    static boolean isAsked(TurnContext context) {
        return !context.now().asks().isEmpty()
                || context.now()
                        .waiting()
                        .flatMap(waiting -> ReplyRequests.step(context, waiting))
                        .isPresent();
    }
}
