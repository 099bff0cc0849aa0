package dev.beseda.benchmarks;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was written behind the name of a benchmark: `--name number` and `--switch`.
public final class Arguments {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private Arguments() {}

    /// @param known the options with a number, each with the largest it may be
    /// @param knownSwitches the options without
    public static Arguments parse(List<String> written, Map<String, Integer> known, Set<String> knownSwitches) {
        var arguments = new Arguments();
        var left = new ArrayDeque<>(written);
        while (!left.isEmpty()) {
            var option = left.remove();
            if (knownSwitches.contains(option)) {
                arguments.switches.add(option);
            } else if (known.containsKey(option)) {
                arguments.numbers.put(option, number(option, left.isEmpty() ? "" : left.remove(), known.get(option)));
            } else {
                throw new Refused("There is no option %s; there are: %s %s."
                        .formatted(option, String.join(" ", known.keySet()), String.join(" ", knownSwitches)));
            }
        }
        return arguments;
    }

    public int number(String option, int otherwise) {
        return numbers.getOrDefault(option, otherwise);
    }

    public boolean has(String option) {
        return switches.contains(option);
    }

    private static int number(String option, String written, int most) {
        if (!written.matches("[1-9]\\d{0,8}") || Integer.parseInt(written) > most) {
            throw new Refused("%s needs a number from 1 to %d.".formatted(option, most));
        }
        return Integer.parseInt(written);
    }
}
