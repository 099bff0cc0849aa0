package dev.beseda.bot.engine;

import dev.beseda.bot.engine.answers.AnswerError;
import dev.beseda.bot.engine.answers.AnswerErrorTexts;
import dev.beseda.bot.engine.answers.AnswerResult;
import dev.beseda.bot.engine.answers.Answers;
import dev.beseda.bot.engine.answers.ExpectedAnswer;
import dev.beseda.bot.engine.answers.Input;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.speech.Speech;
import dev.beseda.bot.engine.speech.TapData;
import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.engine.turns.Conversation.Waiting;
import dev.beseda.bot.engine.turns.Effect;
import dev.beseda.bot.engine.turns.EngineEvent;
import dev.beseda.bot.engine.turns.Turn;
import dev.beseda.bot.engine.turns.TurnContext;
import dev.beseda.bot.engine.turns.TurnContext.Point;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.bot.engine.walk.ReplyRequests;
import dev.beseda.bot.engine.walk.Walk;
import java.util.Optional;

/// How the question that waits takes what a person gives.
final class Answering {
    private Answering() {}

    /// The turn, if something waits that what was given answers.
    static Optional<Turn> answer(TurnContext context, Input input) {
        return answer(context, input, new Speech(context));
    }

    private static Optional<Turn> answer(TurnContext context, Input input, Speech speech) {
        return context.waiting().flatMap(here -> switch (here.step()) {
            case Step.Question question ->
                read(context, question, input) instanceof AnswerResult.Accepted(var value)
                        ? Optional.of(goOn(context, here, value, speech))
                        : Optional.empty();
            case Step.Wait wait -> Optional.of(heardFrom(context, here, wait, input));
            case Step.Message _,
                    Step.Condition _,
                    Step.SetVariable _,
                    Step.Jump _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.Money _,
                    Step.MediaGeneration _,
                    Step.End _ -> Optional.empty();
        });
    }

    /// The turn that asks for a better answer, if a question waits for which this one won't do.
    static Optional<Turn> complain(TurnContext context, Input input) {
        return context.waiting()
                .flatMap(here -> here.step() instanceof Step.Question question
                                && read(context, question, input) instanceof AnswerResult.Refused(var why)
                        ? context.now().waiting().map(waiting -> complaint(context, here, waiting.missed(), why))
                        : Optional.empty());
    }

    /// The turn, if the button belongs to a question that still waits, be it one that was interrupted.
    static Optional<Turn> tap(TurnContext context, EngineEvent.Tapped tapped, TapData data) {
        return Interruptions.backAt(context.now(), data.ticket())
                .map(context::after)
                .flatMap(back -> {
                    var speech = new Speech(back);
                    speech.put(new Effect.AnswerTap(tapped.query(), ""));
                    speech.put(new Effect.DropButtons(tapped.message()));
                    return answer(back, new Input.Chose(data.place()), speech);
                });
    }

    /// Whether the text is one of the options of the question that waits: then it is no wish.
    static boolean isOption(TurnContext context, String text) {
        return context.waiting()
                .filter(here -> here.step() instanceof Step.Question question
                        && question.expected() instanceof ExpectedAnswer.Choice
                        && read(context, question, new Input.Wrote(text)) instanceof AnswerResult.Accepted)
                .isPresent();
    }

    private static AnswerResult read(TurnContext context, Step.Question question, Input input) {
        return Answers.read(
                question.expected(),
                input,
                context.time().toLocalDate(),
                context.now().language());
    }

    private static Turn goOn(TurnContext context, Point here, Value value, Speech speech) {
        var question = (Step.Question) here.step();
        if (question.expected() instanceof ExpectedAnswer.Contact
                || question.expected() instanceof ExpectedAnswer.Place) {
            speech.removeKey();
        }
        var marked = context.now().marking(here.spot());
        var told =
                question.variable().map(name -> marked.remembering(name, value)).orElse(marked);
        var next = Optional.ofNullable(question.routes().get(value.shown("")))
                .flatMap(here::at)
                .or(here::next);
        var after = new Walk(context, told, speech).from(next);
        return ended(context, after, speech);
    }

    /// An answer that ends the scenario in silence is a free text: nobody is left without a word.
    private static Turn ended(TurnContext context, Conversation after, Speech speech) {
        boolean silent = speech.isSilent() && after.waiting().isEmpty();
        return new Turn(
                silent ? ReplyRequests.answered(context, after, speech, context.said()) : after, speech.effects());
    }

    private static Turn heardFrom(TurnContext context, Point here, Step.Wait wait, Input input) {
        var speech = new Speech(context);
        var value = input instanceof Input.Wrote(var text) ? new Value.Text(text.strip()) : new Value.Nothing();
        var told = wait.variable()
                .map(name -> context.now().remembering(name, value))
                .orElse(context.now());
        return new Turn(new Walk(context, told, speech).from(here.next()), speech.effects());
    }

    private static Turn complaint(TurnContext context, Point here, Waiting missed, AnswerError why) {
        var question = (Step.Question) here.step();
        var insistence = question.insistence();
        var speech = new Speech(context);
        if (insistence.limit().filter(limit -> missed.misses() > limit).isPresent()) {
            var next = insistence.otherwise().flatMap(here::at);
            var after = new Walk(context, context.now(), speech).from(next);
            return ended(context, after, speech);
        }
        var asked = context.now().waitingAs(missed);
        boolean own = !insistence.reask().byLanguage().isEmpty();
        speech.askAgain(
                own ? insistence.reask() : AnswerErrorTexts.sentence(question.expected(), why), question, asked);
        return new Turn(asked, speech.effects());
    }
}
