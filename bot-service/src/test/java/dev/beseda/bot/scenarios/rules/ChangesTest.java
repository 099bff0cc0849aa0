package dev.beseda.bot.scenarios.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.scenarios.rules.Changes.ChangedStep;
import dev.beseda.bot.scenarios.rules.Changes.FieldChange;
import dev.beseda.bot.scenarios.rules.Changes.MovedStep;
import dev.beseda.bot.scenarios.rules.Changes.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {
    @Test
    void equalStatesHaveNoDifference() {
        assertThat(Changes.between(state("a", "b"), state("a", "b")))
                .isEqualTo(new Changes(List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void stepsComeAndGo() {
        var changes = Changes.between(state("a", "b", "c"), state("a", "d", "c"));

        assertThat(changes.added()).containsExactly("d");
        assertThat(changes.removed()).containsExactly("b");
        assertThat(changes.moved()).isEmpty();
    }

    @Test
    void onlyTheStepThatWasMovedIsNamed() {
        var changes = Changes.between(state("a", "b", "c", "d"), state("d", "new", "a", "b", "c"));

        assertThat(changes.moved()).containsExactly(new MovedStep("d", 4, 1));
    }

    @Test
    void fieldsAreComparedOneByOne() {
        var before = state("a");
        before.steps().put("a", Map.of("text", Map.of("en", "Hi", "ru", "Привет"), "list", List.of(1, 2)));
        var after = new State(Map.of("returns", false), new LinkedHashMap<>());
        after.steps().put("a", Map.of("text", Map.of("en", "Hello", "ru", "Привет"), "list", List.of(1)));

        var changes = Changes.between(before, after);

        assertThat(changes.scenario()).containsExactly(new FieldChange("returns", null, false));
        assertThat(changes.changed())
                .containsExactly(new ChangedStep(
                        "a", List.of(new FieldChange("list[1]", 2, null), new FieldChange("text.en", "Hi", "Hello"))));
    }

    private static State state(String... keys) {
        var steps = new LinkedHashMap<String, Map<String, Object>>();
        List.of(keys).forEach(key -> steps.put(key, Map.of("text", key)));
        return new State(Map.of(), steps);
    }
}
