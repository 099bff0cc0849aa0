package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.engine.program.Step;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Which steps can follow which, within a scenario and through those that it calls.
final class Paths {
    private final Map<UUID, Scenario> scenarios = new LinkedHashMap<>();
    private final Set<UUID> passable = new HashSet<>();

    /// A step of one of the scenarios.
    record Spot(UUID scenario, String key) {}

    Paths(Draft draft) {
        draft.live().forEach(scenario -> scenarios.put(scenario.id(), scenario));
        scenarios.put(draft.scenario().id(), draft.scenario());
        while (passable.addAll(newlyPassable())) {}
    }

    /// The steps a person can come to.
    static Set<String> reachable(List<Step> steps) {
        var next = new HashMap<String, Set<String>>();
        for (int place = 0; place < steps.size(); place++) {
            var following = Targets.of(steps.get(place)).stream()
                    .map(Targets.Target::key)
                    .collect(Collectors.toSet());
            if (Targets.goesOn(steps.get(place)) && place + 1 < steps.size()) {
                following.add(steps.get(place + 1).key());
            }
            next.put(steps.get(place).key(), following);
        }
        return reached(steps.getFirst().key(), next);
    }

    /// The steps of all rounds in which nobody is waited for, in any scenario.
    Set<Spot> rounds() {
        var next = new HashMap<Spot, Set<Spot>>();
        scenarios.values().forEach(scenario -> next.putAll(next(scenario)));
        var leading = kept(next);
        return kept(reversed(leading)).keySet();
    }

    /// Scenarios that can be walked through from the first step to the end without a rest.
    private Set<UUID> newlyPassable() {
        return scenarios.values().stream()
                .filter(scenario -> !passable.contains(scenario.id()) && isPassable(scenario))
                .map(Scenario::id)
                .collect(Collectors.toSet());
    }

    private boolean isPassable(Scenario scenario) {
        if (scenario.steps().isEmpty()) {
            return true;
        }
        var next = new HashMap<Spot, Set<Spot>>();
        var exit = new Spot(scenario.id(), "");
        var steps = scenario.steps();
        for (int place = 0; place < steps.size(); place++) {
            var following = place + 1 < steps.size()
                    ? spot(scenario, steps.get(place + 1).key())
                    : exit;
            var step = steps.get(place);
            next.put(
                    spot(scenario, step.key()),
                    step instanceof Step.End ? Set.of(exit) : next(scenario, step, following));
        }
        return reached(spot(scenario, steps.getFirst().key()), next).contains(exit);
    }

    private Map<Spot, Set<Spot>> next(Scenario scenario) {
        var next = new HashMap<Spot, Set<Spot>>();
        var steps = scenario.steps();
        for (int place = 0; place < steps.size(); place++) {
            var following = place + 1 < steps.size()
                    ? spot(scenario, steps.get(place + 1).key())
                    : spot(scenario, "");
            next.put(spot(scenario, steps.get(place).key()), next(scenario, steps.get(place), following));
        }
        return next;
    }

    private Set<Spot> next(Scenario scenario, Step step, Spot following) {
        var next = new HashSet<Spot>();
        if (Targets.rests(step)) {
            return next;
        }
        Targets.of(step).forEach(target -> next.add(spot(scenario, target.key())));
        boolean calls = step instanceof Step.Call(var _, var called) && goesInto(called, next);
        boolean comesBack = !calls || step instanceof Step.Call(var _, var called) && passable.contains(called);
        if (Targets.goesOn(step) && comesBack) {
            next.add(following);
        }
        return next;
    }

    /// Whether there is something to do in the scenario that is called.
    private boolean goesInto(UUID called, Set<Spot> next) {
        var scenario = scenarios.get(called);
        if (scenario == null || scenario.steps().isEmpty()) {
            return false;
        }
        return next.add(spot(scenario, scenario.steps().getFirst().key()));
    }

    private static Spot spot(Scenario scenario, String key) {
        return new Spot(scenario.id(), key);
    }

    private static <T> Set<T> reached(T first, Map<T, Set<T>> next) {
        var reached = new HashSet<>(Set.of(first));
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            next.getOrDefault(open.pop(), Set.of()).stream()
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }

    /// What is left when all that leads nowhere is taken away, again and again.
    private static Map<Spot, Set<Spot>> kept(Map<Spot, Set<Spot>> next) {
        var before = reversed(next);
        var left = new HashMap<Spot, Set<Spot>>();
        next.forEach((spot, following) -> left.put(spot, new HashSet<>(following)));
        left.values().forEach(following -> following.retainAll(next.keySet()));
        var dead = new ArrayDeque<>(left.keySet().stream()
                .filter(spot -> left.getOrDefault(spot, Set.of()).isEmpty())
                .toList());
        while (!dead.isEmpty()) {
            var gone = dead.pop();
            left.remove(gone);
            for (var leading : before.getOrDefault(gone, Set.of())) {
                var following = left.get(leading);
                if (following != null && following.remove(gone) && following.isEmpty()) {
                    dead.push(leading);
                }
            }
        }
        return left;
    }

    private static Map<Spot, Set<Spot>> reversed(Map<Spot, Set<Spot>> next) {
        var before = new HashMap<Spot, Set<Spot>>();
        next.forEach((spot, following) -> {
            before.computeIfAbsent(spot, any -> new HashSet<>());
            following.forEach(
                    to -> before.computeIfAbsent(to, any -> new HashSet<>()).add(spot));
        });
        return before;
    }
}
