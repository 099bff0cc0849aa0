package dev.beseda.bot.scenarios.programs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.engine.Comparison;
import dev.beseda.bot.engine.Comparison.Operator;
import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Text;
import dev.beseda.bot.engine.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProgramsTest {
    private static final UUID VERSION = UUID.fromString("01990000-0000-7000-8000-000000000001");
    private static final Text NAME = new Text(Map.of("ru", "Как вас зовут, «друг»?\n", "en", "What's your name?"));

    static Stream<Trigger> triggers() {
        return Stream.of(
                new Trigger.Command("start"),
                new Trigger.DeepLink("promo-42"),
                new Trigger.Phrase("Хочу \"скидку\""),
                new Trigger.AnyMessage());
    }

    static Stream<Step> steps() {
        var ofEachKind = Stream.of(
                new Step.Message("hello", NAME),
                new Step.Question("name", NAME, Optional.of("имя")),
                new Step.SetVariable("set", "greeting", "Привет, {имя}"),
                new Step.Jump("again", "name"),
                new Step.End("end"));
        var ofEachOperator = Arrays.stream(Operator.values())
                .map(operator -> new Step.Condition("if", new Comparison("имя", operator, "7"), "hello", "end"));
        return Stream.concat(ofEachKind, ofEachOperator);
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aTriggerComesBackAsItWasWritten(Trigger trigger) {
        var program = Programs.write(trigger, List.of(new Step.End("end")));

        assertThat(Programs.read(VERSION, program.encode()).trigger()).isEqualTo(trigger);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepComesBackAsItWasWritten(Step step) {
        var program = Programs.write(new Trigger.AnyMessage(), List.of(step));

        assertThat(Programs.read(VERSION, program.encode()).steps()).containsExactly(step);
    }

    @Test
    void stepsKeepTheirOrder() {
        var steps = steps().toList();

        var program = Programs.write(new Trigger.Command("start"), steps);

        assertThat(Programs.read(VERSION, program.encode()))
                .isEqualTo(new Scenario(VERSION, new Trigger.Command("start"), steps));
    }

    @Test
    void aProgramOfTodayStaysReadable() {
        var program = """
                {"trigger": {"type": "deep_link", "value": "promo"}, "steps": [
                  {"key": "ask", "step_type": "question", "config": {"text": {"ru": "Да?"}, "variable": "ответ"}},
                  {"key": "if", "step_type": "condition", "config":
                    {"variable": "ответ", "operator": "not_equals", "value": "да", "then": "ask", "otherwise": "end"}},
                  {"key": "end", "step_type": "end", "config": {}}]}""";

        var scenario = Programs.read(VERSION, program);

        assertThat(scenario.trigger()).isEqualTo(new Trigger.DeepLink("promo"));
        assertThat(scenario.steps())
                .containsExactly(
                        new Step.Question("ask", new Text(Map.of("ru", "Да?")), Optional.of("ответ")),
                        new Step.Condition("if", new Comparison("ответ", Operator.NOT_EQUALS, "да"), "ask", "end"),
                        new Step.End("end"));
    }
}
