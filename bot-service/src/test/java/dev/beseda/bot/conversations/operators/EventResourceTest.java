package dev.beseda.bot.conversations.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.conversations.operators.EventResource.Event;
import dev.beseda.bot.engine.values.Value;
import dev.beseda.kit.problems.BadField;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventResourceTest {
    @Test
    void aNumberIsTakenAsItIsWritten() throws JsonProcessingException {
        assertThat(event("19.90").values()).isEqualTo(Map.of("sum", Value.number(new BigDecimal("19.9"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e50", "12345678901234567890123456789012345678901"})
    void anEndlessNumberIsNamed(String number) throws JsonProcessingException {
        var event = event(number);

        assertThatThrownBy(() -> event.values())
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo("variables.sum"));
    }

    private static Event event(String number) throws JsonProcessingException {
        return new Event("order_paid", 1L, Map.of("sum", new ObjectMapper().readTree(number)));
    }
}
