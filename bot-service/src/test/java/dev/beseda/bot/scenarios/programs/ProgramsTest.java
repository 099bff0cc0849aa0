package dev.beseda.bot.scenarios.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.patterns.Regex;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.bot.engine.program.Trigger;
import dev.beseda.bot.engine.texts.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramsTest {
    private static final UUID SCENARIO = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final UUID VERSION = UUID.fromString("01990000-0000-7000-8000-000000000002");

    static Stream<Trigger> triggers() {
        return Stream.of(
                new Trigger.Command("start"),
                new Trigger.DeepLink("promo-42"),
                new Trigger.Phrase("Хочу \"скидку\""),
                new Trigger.Pattern(Regex.of("скидк[аиу]\\b")),
                new Trigger.AnyMessage(),
                new Trigger.Event("order_paid"),
                new Trigger.Never());
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aTriggerComesBackAsItWasWritten(Trigger trigger) {
        var scenario = new Scenario(SCENARIO, VERSION, trigger, true, List.of(new Step.End("end")));

        assertThat(written(scenario)).isEqualTo(scenario);
    }

    @Test
    void aScenarioOfAllStepsComesBackAsItWas() {
        var dice = new RandomSteps(new Random(7));
        var steps = Arrays.stream(StepType.values()).map(dice::step).toList();
        var scenario = new Scenario(SCENARIO, VERSION, new Trigger.Command("start"), false, steps);

        assertThat(written(scenario)).isEqualTo(scenario);
    }

    @Test
    void aProgramOfTheFirstReleaseStaysReadable() {
        var program = """
                {"trigger": {"type": "deep_link", "value": "promo"}, "steps": [
                  {"key": "ask", "step_type": "question", "config": {"text": {"ru": "Да?"}, "variable": "ответ"}},
                  {"key": "if", "step_type": "condition", "config":
                    {"variable": "ответ", "operator": "not_equals", "value": "да", "then": "ask", "otherwise": "end"}},
                  {"key": "end", "step_type": "end", "config": {}}]}""";

        var scenario = Programs.read(SCENARIO, VERSION, program);

        assertThat(scenario.trigger()).isEqualTo(new Trigger.DeepLink("promo"));
        assertThat(scenario.returns()).isTrue();
        assertThat(scenario.steps().getFirst())
                .isEqualTo(new Step.Question("ask", new Text(Map.of("ru", "Да?")), Optional.of("ответ")));
        assertThat(scenario.steps()).extracting(Step::key).containsExactly("ask", "if", "end");
    }

    private static Scenario written(Scenario scenario) {
        return Programs.read(SCENARIO, VERSION, Programs.write(scenario).encode());
    }
}
