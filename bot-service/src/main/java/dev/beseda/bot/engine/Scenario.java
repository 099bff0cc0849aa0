package dev.beseda.bot.engine;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A published scenario: `version` never changes what it means.
public record Scenario(UUID version, Trigger trigger, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    Optional<Step> first() {
        return steps.stream().findFirst();
    }

    Optional<Step> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /// The step that follows in order, unless `step` is the last.
    Optional<Step> after(Step step) {
        int next = steps.indexOf(step) + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }
}
