package dev.beseda.bot.engine;

import java.util.Optional;

/// What is done when a person wants out, back, to hear it again, or to talk to a person.
final class Wishes {
    private Wishes() {}

    /// The turn, if the wish means something now.
    static Optional<Engine.Turn> grant(Scene scene, Wish wish) {
        return switch (wish) {
            case CANCEL -> scene.now().waiting().map(waiting -> Replies.stopping(scene, cancel(scene)));
            case BACK -> question(scene).map(question -> back(scene));
            case REPEAT -> question(scene).map(question -> repeat(scene, new Speech(scene)));
            case STOP -> Optional.of(scene).filter(Replies::isAsked).map(Replies::stop);
            case RESET ->
                Optional.of(scene).filter(here -> here.program().talks()).map(Replies::forget);
            case PERSON -> Optional.of(Replies.stopping(scene, callPerson(scene)));
        };
    }

    private static Optional<Step.Question> question(Scene scene) {
        return scene.waiting()
                .map(Scene.Point::step)
                .filter(Step.Question.class::isInstance)
                .map(Step.Question.class::cast);
    }

    /// The scenario is given up, and with it all that it interrupted.
    private static Engine.Turn cancel(Scene scene) {
        var speech = new Speech(scene);
        speech.removeKey();
        speech.say(Phrases.CANCELLED, scene.now());
        return new Engine.Turn(scene.now().free(), speech.effects());
    }

    /// Back to the question before this one, out of the scenario that was called since, if need be.
    private static Engine.Turn back(Scene scene) {
        var speech = new Speech(scene);
        var now = scene.now();
        for (int last = now.trail().size() - 1; last >= 0; last--) {
            var mark = now.trail().get(last);
            var point = scene.point(mark.question());
            if (point.isPresent() && mark.depth() <= now.below().size()) {
                var before = now.trailing(now.trail().subList(0, last)).cutTo(mark.depth());
                return new Engine.Turn(new Walk(scene, before, speech).from(point), speech.effects());
            }
        }
        speech.say(Phrases.NOTHING_BEFORE, now);
        return repeat(scene, speech);
    }

    private static Engine.Turn repeat(Scene scene, Speech speech) {
        question(scene).ifPresent(question -> speech.ask(question, scene.now()));
        return new Engine.Turn(scene.now(), speech.effects());
    }

    private static Engine.Turn callPerson(Scene scene) {
        var speech = new Speech(scene);
        speech.removeKey();
        speech.say(Phrases.PERSON_COMES, scene.now());
        speech.put(new Effect.CallPerson());
        return new Engine.Turn(scene.now().withPerson(true), speech.effects());
    }
}
