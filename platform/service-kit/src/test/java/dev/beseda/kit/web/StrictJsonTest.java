package dev.beseda.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class StrictJsonTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aHundredLevelsAreReadAndNoMore() throws JsonProcessingException {
        new StrictJson().customize(json);

        assertThat(json.readTree(nested(100)).isArray()).isTrue();
        assertThatThrownBy(() -> json.readTree(nested(101))).isInstanceOf(StreamConstraintsException.class);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
