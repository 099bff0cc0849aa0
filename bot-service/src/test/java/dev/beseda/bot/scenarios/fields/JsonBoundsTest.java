package dev.beseda.bot.scenarios.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBoundsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": [1, -2.5, \"b\", true, null, {}]}",
                "\"text\"",
                "12345678901234567890.12345678901234567890"
            })
    void usualJsonIsKept(String json) {
        assertThat(JsonBounds.fault(Json.decodeValue(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"a\": \"\\u0000\"}]  | must not hold the character NUL",
                "[{\"\\u0000\": 1}]       | must not hold the character NUL",
                "{\"a\": [1e400]}        | must not hold a number with more than 40 digits before or after its point",
                "{\"a\": [1e-50]}        | must not hold a number with more than 40 digits before or after its point",
            })
    void whatCanNotBeKeptIsTold(String json, String fault) {
        assertThat(JsonBounds.fault(Json.decodeValue(json))).contains(fault);
    }

    @Test
    void fiftyLevelsAreTheMost() {
        assertThat(JsonBounds.fault(nested(50))).isEmpty();
        assertThat(JsonBounds.fault(nested(51))).contains("must not be nested deeper than 50");
        assertThat(JsonBounds.fault(nested(900))).contains("must not be nested deeper than 50");
    }

    private static Object nested(int levels) {
        return Json.decodeValue("[".repeat(levels) + "]".repeat(levels));
    }
}
