package dev.beseda.bot.scenarios.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.bot.engine.Step;
import dev.beseda.bot.engine.Text;
import dev.beseda.kit.web.BadField;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepConfigTest {
    @Test
    void aTextWithoutALanguageIsInThatOfTheBot() {
        var step = StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "Привет"), "ru");

        assertThat(step).isEqualTo(new Step.Message("hello", new Text(Map.of("ru", "Привет"))));
    }

    @Test
    void aTextMayFillATelegramMessageAndNoMore() {
        var longest = StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "x".repeat(4096)), "ru");

        assertThat(longest).isInstanceOf(Step.Message.class);
        assertThatThrownBy(() -> StepConfig.read("hello", StepType.MESSAGE, Map.of("text", "x".repeat(4097)), "ru"))
                .isInstanceOf(BadField.class)
                .hasMessage("must be a text of 1 to 4096 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MESSAGE      | {}                                                   | config.text
            MESSAGE      | {"text": 5}                                          | config.text
            MESSAGE      | {"text": ""}                                         | config.text
            MESSAGE      | {"text": {}}                                         | config.text
            MESSAGE      | {"text": {"ru": null}}                               | config.text.ru
            MESSAGE      | {"text": {"русский": "Привет"}}                      | config.text.русский
            MESSAGE      | {"text": "Hello", "colour": "red"}                   | config.colour
            QUESTION     | {"text": "Name?", "variable": "a b"}                 | config.variable
            QUESTION     | {"text": "Name?", "variable": 7}                     | config.variable
            CONDITION    | {"variable": "a", "operator": "is", "value": "1", "then": "a", "otherwise": "b"} | config.operator
            CONDITION    | {"variable": "a", "operator": "equals", "then": "a", "otherwise": "b"}           | config.value
            CONDITION    | {"variable": "a", "operator": "is_set", "otherwise": "b"}                        | config.then
            CONDITION    | {"variable": "a", "operator": "is_set", "then": "A!", "otherwise": "b"}          | config.then
            SET_VARIABLE | {"variable": "a", "value": true}                     | config.value
            JUMP         | {"to": ["a"]}                                        | config.to
            END          | {"to": "a"}                                          | config.to
            """)
    void aFieldThatIsWrongIsNamed(StepType type, String config, String field) {
        var fields = new JsonObject(config).getMap();

        assertThatThrownBy(() -> StepConfig.read("key", type, fields, "en"))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }
}
