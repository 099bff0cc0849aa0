package dev.beseda.bot.engine.program;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A published scenario: `version` never changes what it means.
///
/// @param id the same in all versions
/// @param returns whether, when it interrupted another scenario, that one goes on afterwards
public record Scenario(UUID id, UUID version, Trigger trigger, boolean returns, List<Step> steps) {
    public Scenario {
        steps = List.copyOf(steps);
    }

    public Optional<Step> first() {
        return steps.stream().findFirst();
    }

    public Optional<Step> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /// The step that follows in order, unless that of `key` is the last.
    public Optional<Step> after(String key) {
        for (int place = 0; place + 1 < steps.size(); place++) {
            if (steps.get(place).key().equals(key)) {
                return Optional.of(steps.get(place + 1));
            }
        }
        return Optional.empty();
    }
}
