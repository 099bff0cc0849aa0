package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which steps can follow which without the person saying anything.
final class Paths {
    private final Map<String, Set<String>> next = new HashMap<>();

    Paths(List<Step> steps) {
        for (int place = 0; place < steps.size(); place++) {
            var following =
                    place + 1 < steps.size() ? Set.of(steps.get(place + 1).key()) : Set.<String>of();
            next.put(steps.get(place).key(), nextOf(steps.get(place), following));
        }
    }

    /// The steps of all rounds: a step that nothing leads to, or that leads nowhere, is part of none.
    Set<String> rounds() {
        var left = new HashMap<>(next);
        int before;
        do {
            before = left.size();
            left.values().removeIf(targets -> targets.stream().noneMatch(left::containsKey));
            var reached = left.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            left.keySet().retainAll(reached);
        } while (left.size() < before);
        return Set.copyOf(left.keySet());
    }

    private static Set<String> nextOf(Step step, Set<String> following) {
        return switch (step) {
            case Step.Message _,
                    Step.SetVariable _,
                    Step.Call _,
                    Step.Split _,
                    Step.Delay _,
                    Step.Wait _,
                    Step.HttpRequest _,
                    Step.HandOver _,
                    Step.LlmReply _,
                    Step.MediaGeneration _ -> following;
            case Step.Condition condition ->
                condition.then().equals(condition.otherwise())
                        ? Set.of(condition.then())
                        : Set.of(condition.then(), condition.otherwise());
            case Step.Jump jump -> Set.of(jump.to());
            case Step.Question _, Step.End _ -> Set.of();
        };
    }
}
