package dev.beseda.bot.engine;

import dev.beseda.bot.engine.Conversation.Waiting;
import dev.beseda.bot.engine.Scene.Point;
import dev.beseda.bot.engine.answers.Answers;
import dev.beseda.bot.engine.answers.Complaint;
import dev.beseda.bot.engine.answers.Complaints;
import dev.beseda.bot.engine.answers.Given;
import dev.beseda.bot.engine.answers.Reading;
import dev.beseda.bot.engine.answers.Wanted;
import dev.beseda.bot.engine.values.Value;
import java.util.Optional;

/// How the question that waits takes what a person gives.
final class Answering {
    private Answering() {}

    /// The turn, if something waits that what was given answers.
    static Optional<Engine.Turn> answer(Scene scene, Given given) {
        return answer(scene, given, new Speech(scene));
    }

    private static Optional<Engine.Turn> answer(Scene scene, Given given, Speech speech) {
        return scene.waiting().flatMap(here -> switch (here.step()) {
            case Step.Question question ->
                read(scene, question, given) instanceof Reading.Accepted(var value)
                        ? Optional.of(goOn(scene, here, value, speech))
                        : Optional.empty();
            case Step.Wait wait -> Optional.of(heardFrom(scene, here, wait, given));
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
                    Step.MediaGeneration _,
                    Step.End _ -> Optional.empty();
        });
    }

    /// The turn that asks for a better answer, if a question waits for which this one won't do.
    static Optional<Engine.Turn> complain(Scene scene, Given given) {
        return scene.waiting()
                .flatMap(here -> here.step() instanceof Step.Question question
                                && read(scene, question, given) instanceof Reading.Refused(var why)
                        ? scene.now().waiting().map(waiting -> complaint(scene, here, waiting.missed(), why))
                        : Optional.empty());
    }

    /// The turn, if the button belongs to a question that still waits, be it one that was interrupted.
    static Optional<Engine.Turn> tap(Scene scene, Happening.Tapped tapped, TapData data) {
        return Interruptions.backAt(scene.now(), data.ticket())
                .map(scene::after)
                .flatMap(back -> {
                    var speech = new Speech(back);
                    speech.put(new Effect.AnswerTap(tapped.query(), ""));
                    speech.put(new Effect.DropButtons(tapped.message()));
                    return answer(back, new Given.Chose(data.place()), speech);
                });
    }

    /// Whether the text is one of the options of the question that waits: then it is no wish.
    static boolean isOption(Scene scene, String text) {
        return scene.waiting()
                .filter(here -> here.step() instanceof Step.Question question
                        && question.wanted() instanceof Wanted.Choice
                        && read(scene, question, new Given.Wrote(text)) instanceof Reading.Accepted)
                .isPresent();
    }

    private static Reading read(Scene scene, Step.Question question, Given given) {
        return Answers.read(
                question.wanted(),
                given,
                scene.time().toLocalDate(),
                scene.now().language());
    }

    private static Engine.Turn goOn(Scene scene, Point here, Value value, Speech speech) {
        var question = (Step.Question) here.step();
        if (question.wanted() instanceof Wanted.Contact || question.wanted() instanceof Wanted.Place) {
            speech.removeKey();
        }
        var marked = scene.now().marking(here.spot());
        var told =
                question.variable().map(name -> marked.remembering(name, value)).orElse(marked);
        var next = Optional.ofNullable(question.routes().get(value.shown("")))
                .flatMap(here::at)
                .or(here::next);
        var after = new Walk(scene, told, speech).from(next);
        return ended(scene, after, speech);
    }

    /// An answer that ends the scenario in silence is a free text: nobody is left without a word.
    private static Engine.Turn ended(Scene scene, Conversation after, Speech speech) {
        boolean silent = speech.isSilent() && after.waiting().isEmpty();
        return new Engine.Turn(silent ? Replies.answered(scene, after, speech, scene.said()) : after, speech.effects());
    }

    private static Engine.Turn heardFrom(Scene scene, Point here, Step.Wait wait, Given given) {
        var speech = new Speech(scene);
        var value = given instanceof Given.Wrote(var text) ? new Value.Text(text.strip()) : new Value.Nothing();
        var told = wait.variable()
                .map(name -> scene.now().remembering(name, value))
                .orElse(scene.now());
        return new Engine.Turn(new Walk(scene, told, speech).from(here.next()), speech.effects());
    }

    private static Engine.Turn complaint(Scene scene, Point here, Waiting missed, Complaint why) {
        var question = (Step.Question) here.step();
        var insistence = question.insistence();
        var speech = new Speech(scene);
        if (insistence.limit().filter(limit -> missed.misses() > limit).isPresent()) {
            var next = insistence.otherwise().flatMap(here::at);
            var after = new Walk(scene, scene.now(), speech).from(next);
            return ended(scene, after, speech);
        }
        var asked = scene.now().waitingAs(missed);
        boolean own = !insistence.reask().byLanguage().isEmpty();
        speech.askAgain(own ? insistence.reask() : Complaints.sentence(question.wanted(), why), question, asked);
        return new Engine.Turn(asked, speech.effects());
    }
}
