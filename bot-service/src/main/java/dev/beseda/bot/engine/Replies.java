package dev.beseda.bot.engine;

import dev.beseda.bot.engine.Conversation.News;
import dev.beseda.bot.engine.Conversation.Waiting;
import dev.beseda.bot.engine.Engine.Turn;
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
    static Turn answer(Scene scene, String text) {
        var speech = new Speech(scene);
        return new Turn(answered(scene, scene.now(), speech, text), speech.effects());
    }

    /// A bot without a language model says its fallback.
    static Conversation answered(Scene scene, Conversation now, Speech speech, String text) {
        var instructions = instructionsOfWait(scene, now);
        if (text.isBlank() || !scene.program().talks() && instructions.isEmpty()) {
            speech.say(scene.program().fallback(), now);
            return now;
        }
        long ticket = now.tickets() + 1;
        ask(scene, now, speech, new Asked(ticket, text, instructions.orElse("")));
        return now.asking(ticket);
    }

    /// The conversation at a step that waits for its reply.
    static Conversation asking(Scene scene, Conversation now, Speech speech, Scene.Point here) {
        var step = (Step.LlmReply) here.step();
        var waiting = now.waitingAt(here.spot());
        var instructions = speech.filled(scene.in(step.instructions()), now);
        var input = step.input().map(template -> speech.filled(template, now)).orElse(scene.said());
        var text = input.isBlank() ? instructions : input;
        ask(scene, waiting, speech, new Asked(waiting.tickets(), text, instructions));
        return step.said() ? waiting.asking(waiting.tickets()) : waiting;
    }

    private record Asked(long ticket, String text, String instructions) {}

    private static void ask(Scene scene, Conversation now, Speech speech, Asked asked) {
        var told = ModelVariables.of(scene, now);
        speech.put(new Effect.AskModel(asked.ticket(), asked.text(), asked.instructions(), told));
    }

    /// A reply that nobody awaits any more changes nothing.
    static Turn replied(Scene scene, Happening.Replied replied) {
        var text = replied.text()
                + switch (replied.ending()) {
                    case WHOLE -> "";
                    case CUT -> "\n\n" + scene.in(Phrases.CUT_OFF);
                    case STOPPED -> "\n\n" + scene.in(Phrases.STOPPED_HERE);
                };
        return came(scene, new Came(replied.tickets(), replied.reply(), text, News.COME), keeping(scene, replied));
    }

    static Turn notReplied(Scene scene, Happening.NotReplied failed) {
        var text = switch (failed.want()) {
            case TOKENS -> scene.in(Phrases.NO_TOKENS);
            case ASKER -> scene.in(Phrases.STOPPED);
            case MODEL -> apology(scene);
        };
        var came = new Came(failed.tickets(), failed.reply(), text, News.FAILED);
        return came(scene, came, UnaryOperator.identity());
    }

    /// A reply, or what is said instead of it.
    private record Came(Set<Long> tickets, UUID reply, String text, News news) {
        Step.Format format() {
            return news == News.COME ? Step.Format.MARKDOWN : Step.Format.PLAIN;
        }
    }

    private static Turn came(Scene scene, Came came, UnaryOperator<Conversation> keeping) {
        var speech = new Speech(scene);
        if (came.tickets().stream().anyMatch(scene.now().asks()::contains)) {
            speech.put(new Effect.SayReply(came.reply(), came.text(), came.format()));
        }
        var now = scene.now().answered(came.tickets());
        var ticket = came.tickets().stream()
                .filter(one -> Interruptions.awaits(now, one))
                .findFirst();
        if (ticket.isEmpty()) {
            return new Turn(now, speech.effects());
        }
        var told = keeping.apply(now);
        var onTop = Interruptions.onTop(told, ticket.get()).filter(waiting -> !told.withPerson());
        var after = onTop.isPresent()
                ? new Walk(scene, told, speech).heard(onTop.get().hearing(came.news()))
                : Interruptions.noted(told, ticket.get(), came.news());
        return new Turn(after, speech.effects());
    }

    /// Keeps the reply as the variable of the step that awaits it.
    private static UnaryOperator<Conversation> keeping(Scene scene, Happening.Replied replied) {
        var variable = waits(scene.now())
                .filter(waiting -> replied.tickets().contains(waiting.ticket()))
                .flatMap(waiting -> step(scene, waiting).stream())
                .flatMap(step -> step.variable().stream())
                .findFirst();
        return now -> variable.map(name -> now.remembering(name, new Value.Text(replied.text())))
                .orElse(now);
    }

    private static Stream<Waiting> waits(Conversation now) {
        return Stream.concat(now.waiting().stream(), Interruptions.aside(now));
    }

    private static Optional<Step.LlmReply> step(Scene scene, Waiting waiting) {
        return scene.point(waiting.at())
                .map(Scene.Point::step)
                .filter(Step.LlmReply.class::isInstance)
                .map(Step.LlmReply.class::cast);
    }

    private static Optional<String> instructionsOfWait(Scene scene, Conversation now) {
        return now.waiting()
                .flatMap(waiting -> step(scene, waiting))
                .map(step -> new Speech(scene).filled(scene.in(step.instructions()), now));
    }

    private static String apology(Scene scene) {
        var fallback = new Speech(scene).filled(scene.in(scene.program().fallback()), scene.now());
        return fallback.isBlank() ? scene.in(Phrases.NO_REPLY) : fallback;
    }

    /// Replies end where they are.
    static Turn stop(Scene scene) {
        return new Turn(scene.now(), List.of(new Effect.StopModel()));
    }

    /// The person begins anew.
    static Turn forget(Scene scene) {
        var speech = new Speech(scene);
        speech.put(new Effect.ForgetTalk());
        speech.say(Phrases.FORGOTTEN, scene.now());
        return new Turn(scene.now(), speech.effects());
    }

    /// The turn with an end of all replies that are open, when somebody else talks from now on or nobody listens.
    static Turn stopping(Scene scene, Turn turn) {
        if (!isAsked(scene)) {
            return turn;
        }
        var effects = Stream.concat(turn.effects().stream(), Stream.of(new Effect.StopModel()));
        return new Turn(turn.after(), effects.toList());
    }

    /// Whether a reply is open.
    static boolean isAsked(Scene scene) {
        return !scene.now().asks().isEmpty()
                || scene.now()
                        .waiting()
                        .flatMap(waiting -> step(scene, waiting))
                        .isPresent();
    }
}
