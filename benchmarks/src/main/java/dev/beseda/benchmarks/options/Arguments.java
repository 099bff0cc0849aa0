package dev.beseda.benchmarks.options;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// What was written behind the name of a benchmark: `--name number` and `--switch`.
public final class Arguments {
    /// What a benchmark knows.
    ///
    /// @param usage a sentence that names all of it
    /// @param numbers the options with a number, each with the largest it may be
    public record Known(String usage, Map<String, Integer> numbers, Set<String> switches) {}

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> switches = new HashSet<>();

    private Arguments() {}

    public static Arguments parse(List<String> written, Known known) {
        var arguments = new Arguments();
        var left = new ArrayDeque<>(written);
        while (!left.isEmpty()) {
            var option = left.remove();
            if (known.switches().contains(option)) {
                arguments.switches.add(option);
            } else if (known.numbers().containsKey(option)) {
                arguments.numbers.put(option, number(option, left.isEmpty() ? "" : left.remove(), known));
            } else {
                throw new Refused("There is no option %s. %s.".formatted(option, known.usage()));
            }
        }
        return arguments;
    }

    public OptionalInt number(String option) {
        return numbers.containsKey(option) ? OptionalInt.of(numbers.get(option)) : OptionalInt.empty();
    }

    public int number(String option, int otherwise) {
        return numbers.getOrDefault(option, otherwise);
    }

    public boolean has(String option) {
        return switches.contains(option);
    }

    private static int number(String option, String written, Known known) {
        int most = known.numbers().getOrDefault(option, 0);
        if (!written.matches("[1-9]\\d{0,8}") || Integer.parseInt(written) > most) {
            throw new Refused("%s needs a number from 1 to %d. %s.".formatted(option, most, known.usage()));
        }
        return Integer.parseInt(written);
    }
}
