package dev.beseda.bot.scenarios.drafts;

import dev.beseda.bot.scenarios.fields.Fields;
import dev.beseda.bot.scenarios.fields.Surroundings;
import dev.beseda.bot.scenarios.files.ScenarioFile;
import dev.beseda.bot.scenarios.programs.StepConfig;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/// The steps of one draft in their order, numbered from 1 without gaps, each key used once.
final class StepSequence {
    private final ScenarioEntity scenario;
    private final List<StepEntity> steps;
    private final Surroundings surroundings;

    StepSequence(ScenarioEntity scenario, List<StepEntity> steps, Surroundings surroundings) {
        this.scenario = scenario;
        this.steps = new ArrayList<>(steps);
        this.surroundings = surroundings;
    }

    ScenarioEntity scenario() {
        return scenario;
    }

    StepEntity add(StepDraft draft) {
        if (steps.size() >= ScenarioFile.MOST_STEPS) {
            throw new Conflict("too-many-steps", "A scenario has at most %d steps".formatted(ScenarioFile.MOST_STEPS));
        }
        var step = StepEntity.of(scenario);
        place(step, Objects.requireNonNullElse(draft.order(), steps.size() + 1));
        return write(step, draft, Objects.requireNonNullElseGet(draft.key(), this::freeKey));
    }

    StepEntity change(UUID id, StepDraft draft) {
        var step = remove(id);
        place(step, Objects.requireNonNullElse(draft.order(), step.position));
        return write(step, draft, Objects.requireNonNullElse(draft.key(), step.key));
    }

    StepEntity get(UUID id) {
        return steps.stream().filter(one -> one.id.equals(id)).findFirst().orElseThrow(() -> new NotFound("step", id));
    }

    StepEntity remove(UUID id) {
        var step = get(id);
        steps.remove(step);
        number();
        return step;
    }

    /// An order beyond the end is the end.
    private void place(StepEntity step, int order) {
        steps.add(Math.min(order - 1, steps.size()), step);
        number();
    }

    private StepEntity write(StepEntity step, StepDraft draft, String key) {
        boolean taken = steps.stream().anyMatch(other -> other != step && key.equals(other.key));
        if (taken) {
            throw new Conflict("key-taken", "Another step of this scenario has the key " + key);
        }
        var fields = Fields.of("config", draft.config(), surroundings);
        step.become(StepConfig.readNew(key, draft.stepType(), fields));
        return step;
    }

    private void number() {
        IntStream.range(0, steps.size()).forEach(index -> steps.get(index).position = index + 1);
    }

    private String freeKey() {
        return IntStream.rangeClosed(steps.size(), 2 * ScenarioFile.MOST_STEPS)
                .mapToObj(number -> "step-" + number)
                .filter(key -> steps.stream().noneMatch(step -> key.equals(step.key)))
                .findFirst()
                .orElseThrow();
    }
}
