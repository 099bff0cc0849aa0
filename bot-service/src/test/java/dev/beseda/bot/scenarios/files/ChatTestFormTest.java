package dev.beseda.bot.scenarios.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.rules.chats.ChatTest;
import dev.beseda.kit.problems.BadField;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTestFormTest {
    @Test
    void numbersOfUsualSizeAreTaken() {
        assertThat(read("""
                "given": {"variables": {"sum": 7.5, "large": 9000000000}},
                "steps": [{"answers": {"body": {"sum": 1.25}}}]""")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "given": {"variables": {"a": "\\u0000"}}                      | tests[0].given.variables.a
            "given": {"variables": {"a": 1e400}}                         | tests[0].given.variables.a
            "given": {"time": "+999999999-01-01T00:00:00Z"}              | tests[0].given.time
            "steps": [{"bot": "Hi", "buttons": ["A", "\\u0000"]}]         | tests[0].steps[0].buttons[1]
            "steps": [{"answers": {"body": {"a": ["\\u0000"]}}}]          | tests[0].steps[0].answers.body
            "steps": [{"answers": {"body": [1e400]}}]                    | tests[0].steps[0].answers.body
            "steps": [{"model": "\\u0000"}]                               | tests[0].steps[0].model
            "steps": [{"event": "paid", "values": {"a": "\\u0000"}}]      | tests[0].steps[0].values.a
            "steps": [{"event": "paid", "values": {"a": 1e400}}]         | tests[0].steps[0].values.a
            "steps": [{"sends": {"location": {"latitude": 1e400, "longitude": 1}}}] \
            | tests[0].steps[0].sends.location.latitude
            """)
    void whatCanNotBeKeptIsNamed(String fields, String field) {
        var steps = fields.contains("steps") ? fields : fields + ", \"steps\": [{\"person\": \"Hi\"}]";

        assertThatThrownBy(() -> read(steps))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
    }

    private static List<ChatTest> read(String fields) {
        var tests = new JsonObject("{\"tests\": [{\"name\": \"A\", %s}]}".formatted(fields));
        return ChatTestForm.readAll(Fields.of("", tests.getMap(), Surroundings.STORED));
    }
}
