package dev.beseda.bot.scenarios.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is different between two states of a scenario.
///
/// @param scenario fields of the scenario itself, such as `trigger.value`
/// @param added keys of steps that only the later one has
/// @param removed keys of steps that only the earlier one has
public record Changes(
        List<FieldChange> scenario,
        List<String> added,
        List<String> removed,
        List<MovedStep> moved,
        List<ChangedStep> changed) {

    /// A field with its value before and after; no value where the field was not there.
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}

    /// A step that stands elsewhere among those that stayed; places are counted from 1.
    public record MovedStep(String key, int before, int after) {}

    /// A step that says or does something else.
    public record ChangedStep(String key, List<FieldChange> fields) {}

    /// A state of a scenario as plain data.
    ///
    /// @param fields of the scenario itself
    /// @param steps the fields of each step by its key, in their order
    public record State(Map<String, Object> fields, LinkedHashMap<String, Map<String, Object>> steps) {}

    public static Changes between(State before, State after) {
        var earlier = List.copyOf(before.steps().keySet());
        var later = List.copyOf(after.steps().keySet());
        return new Changes(
                fields(before.fields(), after.fields()),
                without(later, before.steps().keySet()),
                without(earlier, after.steps().keySet()),
                moved(earlier, later),
                changed(before, after));
    }

    private static List<String> without(List<String> keys, Set<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }

    private static List<ChangedStep> changed(State before, State after) {
        return after.steps().entrySet().stream()
                .filter(step -> before.steps().containsKey(step.getKey()))
                .map(step -> new ChangedStep(
                        step.getKey(),
                        fields(Objects.requireNonNull(before.steps().get(step.getKey())), step.getValue())))
                .filter(step -> !step.fields().isEmpty())
                .toList();
    }

    private static List<FieldChange> fields(Map<String, Object> before, Map<String, Object> after) {
        var earlier = new HashMap<String, Object>();
        var later = new HashMap<String, Object>();
        flatten("", before, earlier);
        flatten("", after, later);
        var names = new TreeSet<>(earlier.keySet());
        names.addAll(later.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(earlier.get(name), later.get(name)))
                .map(name -> new FieldChange(name, earlier.get(name), later.get(name)))
                .toList();
    }

    private static void flatten(String path, Object value, Map<String, Object> leaves) {
        switch (value) {
            case Map<?, ?> object ->
                object.forEach((name, inner) -> flatten(path.isEmpty() ? "" + name : path + "." + name, inner, leaves));
            case List<?> list -> {
                for (int at = 0; at < list.size(); at++) {
                    flatten("%s[%d]".formatted(path, at), list.get(at), leaves);
                }
            }
            default -> leaves.put(path, value);
        }
    }

    /// The fewest steps that must be moved to come from one order to the other.
    private static List<MovedStep> moved(List<String> earlier, List<String> later) {
        var before = without(earlier, new HashSet<>(without(earlier, Set.copyOf(later))));
        var after = without(later, new HashSet<>(without(later, Set.copyOf(earlier))));
        var stayed = longestCommon(before, after);
        var places = places(later);
        return before.stream()
                .filter(key -> !stayed.contains(key))
                .map(key -> new MovedStep(key, earlier.indexOf(key) + 1, Objects.requireNonNull(places.get(key)) + 1))
                .toList();
    }

    private static Map<String, Integer> places(List<String> keys) {
        return IntStream.range(0, keys.size()).boxed().collect(Collectors.toMap(keys::get, Function.identity()));
    }

    private static Set<String> longestCommon(List<String> before, List<String> after) {
        int[][] lengths = new int[before.size() + 1][after.size() + 1];
        for (int one = before.size() - 1; one >= 0; one--) {
            for (int other = after.size() - 1; other >= 0; other--) {
                lengths[one][other] = before.get(one).equals(after.get(other))
                        ? lengths[one + 1][other + 1] + 1
                        : Math.max(lengths[one + 1][other], lengths[one][other + 1]);
            }
        }
        var common = new ArrayList<String>();
        for (int one = 0, other = 0; one < before.size() && other < after.size(); ) {
            if (before.get(one).equals(after.get(other))) {
                common.add(before.get(one++));
                other++;
            } else if (lengths[one + 1][other] >= lengths[one][other + 1]) {
                one++;
            } else {
                other++;
            }
        }
        return new HashSet<>(common);
    }
}
