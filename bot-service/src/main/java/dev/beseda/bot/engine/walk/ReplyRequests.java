package dev.beseda.bot.engine.walk;

import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.turns.TurnContext.Point;
import java.util.Optional;

/// How a language model is asked for a reply.
public final class ReplyRequests {
    private ReplyRequests() {}

    /// A bot without a language model says its fallback.
    public static Conversation answered(TurnContext context, Conversation now, Speech speech, String text) {
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
    static Conversation asking(TurnContext context, Conversation now, Speech speech, Point here) {
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

    private static Optional<String> instructionsOfWait(TurnContext context, Conversation now) {
        return now.waiting()
                .flatMap(waiting -> step(context, waiting))
                .map(step -> new Speech(context).filled(context.in(step.instructions()), now));
    }

    /// The step at which this waits, when it is one that waits for a reply.
    public static Optional<Step.LlmReply> step(TurnContext context, Waiting waiting) {
        return context.point(waiting.at())
                .map(Point::step)
                .filter(Step.LlmReply.class::isInstance)
                .map(Step.LlmReply.class::cast);
    }
}
