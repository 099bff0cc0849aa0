package dev.beseda.bot.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of a conversation: what a bot does when something happens in a chat.
public final class Engine {
    /// The most steps one happening may walk; a scenario that would go on for ever stops here.
    public static final int STEPS_PER_TURN = 200;

    private static final Text OLD_BUTTON =
            new Text(Map.of("ru", "Эта кнопка больше не действует", "en", "This button no longer works"));

    private Engine() {}

    /// A conversation after one happening, and what must be done about it.
    public record Turn(Conversation after, List<Effect> effects) {}

    /// Where a happening finds a conversation: `running` is the scenario whose question waits, if one does.
    public record Scene(Program program, Optional<Scenario> running, Conversation now) {}

    /// Decides one happening. Commands always reach their scenario, other texts first answer the question that waits.
    public static Turn decide(Scene scene, Happening happening) {
        return switch (happening) {
            case Happening.Commanded command -> begin(scene, command).orElseGet(() -> fallBack(scene));
            case Happening.Wrote wrote ->
                answer(scene, wrote).or(() -> begin(scene, wrote)).orElseGet(() -> fallBack(scene));
            case Happening.Tapped tapped ->
                new Turn(scene.now(), List.of(new Effect.AnswerTap(tapped.query(), in(scene, OLD_BUTTON))));
            case Happening.DidOtherwise _ -> new Turn(scene.now(), List.of());
        };
    }

    private static Optional<Turn> begin(Scene scene, Happening happening) {
        return scene.program()
                .begunBy(happening)
                .map(scenario -> new Walk(scenario, scene.program(), scene.now().free()).from(scenario.first()));
    }

    private static Optional<Turn> answer(Scene scene, Happening.Wrote wrote) {
        return scene.running()
                .flatMap(scenario -> scene.now()
                        .waiting()
                        .flatMap(waiting -> scenario.step(waiting.step()))
                        .filter(Step.Question.class::isInstance)
                        .map(Step.Question.class::cast)
                        .map(question -> walkOn(scene, scenario, question, wrote.text())));
    }

    /// An answer that ends the scenario in silence is a free text: nobody is left without a word.
    private static Turn walkOn(Scene scene, Scenario scenario, Step.Question question, String answer) {
        var told = question.variable()
                .map(variable -> scene.now().free().remembering(variable, answer.strip()))
                .orElseGet(scene.now()::free);
        var turn = new Walk(scenario, scene.program(), told).from(scenario.after(question));
        boolean silent = turn.effects().isEmpty() && turn.after().waiting().isEmpty();
        return silent ? fallBack(new Scene(scene.program(), scene.running(), turn.after())) : turn;
    }

    private static Turn fallBack(Scene scene) {
        String text = in(scene, scene.program().fallback());
        return new Turn(scene.now(), text.isBlank() ? List.of() : List.of(new Effect.Say(text)));
    }

    private static String in(Scene scene, Text text) {
        return text.in(scene.now().language(), scene.program().standbyLanguage());
    }
}
