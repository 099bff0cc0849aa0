package dev.beseda.bot.engine;

import dev.beseda.bot.engine.Conversation.News;
import dev.beseda.bot.engine.Conversation.Waiting;
import dev.beseda.bot.engine.values.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a language model says in a conversation: how it is asked, and what becomes of its reply.
final class Replies {
    private Replies() {}

    /// What no scenario answers. A step that waits for its reply is asked about this, too.
    static Turn answer(TurnContext context, String text) {
        var speech = new Speech(context);
        return new Turn(answered(context, context.now(), speech, text), speech.effects());
    }

    /// A bot without a language model says its fallback.
    static Conversation answered(TurnContext context, Conversation now, Speech speech, String text) {
        var instructions = instructionsOfWait(context, now);
        if (text.isBlank() || !context.program().talks() && instructions.isEmpty()) {
            speech.say(context.program().fallback(), now);
            return now;
        }
        long ticket = now.tickets() + 1;
        ask(context, now, speech, new Asked(ticket, text, instructions.orElse("")));
        return now.asking(ticket);
    }

    /// The conversation at a step that waits for its reply.
    static Conversation asking(TurnContext context, Conversation now, Speech speech, TurnContext.Point here) {
        var step = (Step.LlmReply) here.step();
        var waiting = now.waitingAt(here.spot());
        var instructions = speech.filled(context.in(step.instructions()), now);
        var input = step.input().map(template -> speech.filled(template, now)).orElse(context.said());
        var text = input.isBlank() ? instructions : input;
        ask(context, waiting, speech, new Asked(waiting.tickets(), text, instructions));
        return step.said() ? waiting.asking(waiting.tickets()) : waiting;
    }

    private record Asked(long ticket, String text, String instructions) {}

    private static void ask(TurnContext context, Conversation now, Speech speech, Asked asked) {
        var told = ModelVariables.of(context, now);
        speech.put(new Effect.AskModel(asked.ticket(), asked.text(), asked.instructions(), told));
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
                .flatMap(waiting -> step(context, waiting).stream())
                .flatMap(step -> step.variable().stream())
                .findFirst();
        return now -> variable.map(name -> now.remembering(name, new Value.Text(replied.text())))
                .orElse(now);
    }

    private static Stream<Waiting> waits(Conversation now) {
        return Stream.concat(now.waiting().stream(), Interruptions.aside(now));
    }

    private static Optional<Step.LlmReply> step(TurnContext context, Waiting waiting) {
        return context.point(waiting.at())
                .map(TurnContext.Point::step)
                .filter(Step.LlmReply.class::isInstance)
                .map(Step.LlmReply.class::cast);
    }

    private static Optional<String> instructionsOfWait(TurnContext context, Conversation now) {
        return now.waiting()
                .flatMap(waiting -> step(context, waiting))
                .map(step -> new Speech(context).filled(context.in(step.instructions()), now));
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
                        .flatMap(waiting -> step(context, waiting))
                        .isPresent();
    }
}
