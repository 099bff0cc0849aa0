package dev.beseda.testkit.architecture;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds who uses each other in a circle.
final class Circles {
    private Circles() {}

    /// Each largest set of names in which everybody uses everybody else, over others of the set or not.
    /// The names are sorted, as are the sets.
    static List<List<String>> of(Map<String, Set<String>> uses) {
        var reached = uses.keySet().stream().collect(toMap(name -> name, name -> reached(name, uses)));
        return reached.entrySet().stream()
                .filter(one -> one.getValue().contains(one.getKey()))
                .map(one -> one.getValue().stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(one.getKey()))
                        .sorted()
                        .toList())
                .distinct()
                .sorted((one, other) -> one.getFirst().compareTo(other.getFirst()))
                .toList();
    }

    private static Set<String> reached(String from, Map<String, Set<String>> uses) {
        var reached = new HashSet<String>();
        var next = new ArrayDeque<Collection<String>>(List.of(uses.getOrDefault(from, Set.of())));
        while (!next.isEmpty()) {
            next.remove().stream().filter(reached::add).forEach(name -> next.add(uses.getOrDefault(name, Set.of())));
        }
        return reached;
    }
}
