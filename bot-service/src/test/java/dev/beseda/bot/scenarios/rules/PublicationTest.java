package dev.beseda.bot.scenarios.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Comparison;
import dev.beseda.bot.engine.Comparison.Operator;
import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final Text HELLO = new Text(Map.of("en", "Hello"));

    @Test
    void anEmptyDraftIsNotPublished() {
        assertThat(Publication.findings(List.of())).extracting(Finding::field).containsExactly("steps");
    }

    @Test
    void theSurveyIsPublished() {
        var steps = List.of(message("welcome"), question("name"), message("nice"), question("help"));

        assertThat(Publication.findings(steps)).isEmpty();
    }

    @Test
    void everyTargetMustExist() {
        var steps = List.of(choice("choice", "nowhere", "end"), new Step.Jump("jump", "gone"), new Step.End("end"));

        assertThat(Publication.findings(steps))
                .containsExactly(
                        new Finding("steps.choice.config.then", "there is no step with the key nowhere"),
                        new Finding("steps.jump.config.to", "there is no step with the key gone"));
    }

    @Test
    void aTextMustSaySomethingInEachLanguage() {
        var blank = new Text(Map.of("en", "Hello", "ru", "  "));
        var steps =
                List.<Step>of(new Step.Message("one", blank), new Step.Question("two", blank, Optional.of("answer")));

        assertThat(Publication.findings(steps))
                .extracting(Finding::field)
                .containsExactly("steps.one.config.text", "steps.two.config.text");
    }

    @Test
    void aRoundWithoutAQuestionIsFoundAndItsStepsAreNamed() {
        var steps = List.of(message("before"), message("a"), choice("b", "c", "a"), new Step.Jump("c", "a"));

        assertThat(Publication.findings(steps))
                .containsExactly(new Finding("steps", "The steps a, b, c go round without asking a question"));
    }

    @Test
    void aStepThatJumpsToItselfIsARound() {
        assertThat(Publication.findings(List.of(new Step.Jump("self", "self"))))
                .extracting(Finding::message)
                .containsExactly("The steps self go round without asking a question");
    }

    @Test
    void aRoundThatAsksIsNone() {
        var steps = List.of(question("ask"), choice("check", "end", "ask"), new Step.End("end"));

        assertThat(Publication.findings(steps)).isEmpty();
    }

    @Test
    void anEndBreaksARound() {
        var steps = List.of(message("a"), new Step.End("end"), new Step.Jump("back", "a"));

        assertThat(Publication.findings(steps)).isEmpty();
    }

    private static Step message(String key) {
        return new Step.Message(key, HELLO);
    }

    private static Step question(String key) {
        return new Step.Question(key, HELLO, Optional.of("answer"));
    }

    private static Step choice(String key, String then, String otherwise) {
        return new Step.Condition(key, new Comparison("answer", Operator.IS_SET, ""), then, otherwise);
    }
}
