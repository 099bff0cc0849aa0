package dev.beseda.bot.telegram.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beseda.kit.problems.BadField;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolledUpdatesTest {
    private static final String FIRST = """
            {"update_id": 7,  "message":{"text":"При\\u0432ет {\\"a\\": [1]}", "chat":{"id":-100}, "x": 1.50}}""";
    private static final String SECOND = "{\"update_id\":9,\"callback_query\":{\"from\":{\"id\":42}}}";

    @Test
    void eachUpdateIsTakenLetterByLetter() {
        var polled = PolledUpdates.of("{\"ok\": true, \"result\": [%s , %s]}".formatted(FIRST, SECOND));

        assertThat(polled.updates()).extracting(PolledUpdates.Update::raw).isEqualTo(List.of(FIRST, SECOND));
        assertThat(polled.updates()).extracting(update -> update.head().chat()).containsExactly(-100L, 42L);
        assertThat(polled.nextOffset(0)).isEqualTo(10);
    }

    @Test
    void anAnswerWithoutUpdatesKeepsTheOffset() {
        var polled = PolledUpdates.of("{\"result\": [], \"ok\": true}");

        assertThat(polled.count()).isZero();
        assertThat(polled.nextOffset(5)).isEqualTo(5);
    }

    @Test
    void whatHasNoNumberIsNoUpdate() {
        assertThatThrownBy(() -> PolledUpdates.of("{\"ok\": true, \"result\": [{}]}"))
                .isInstanceOf(BadField.class);
    }
}
