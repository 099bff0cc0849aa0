package dev.beseda.bot.telegram.fleet.rules;

import java.util.Map;

/// Something that is wrong with a bot.
///
/// @param code the kind in one word for machines
/// @param severity `error` when people are not answered, else `warning`
/// @param repairable whether one call of `repair` mends it
/// @param sentence what is wrong, by language
public record Finding(String code, String severity, boolean repairable, Map<String, String> sentence) {
    static Finding of(Problem problem, String detail) {
        return new Finding(
                problem.toString(), problem.severity().toString(), problem.isRepairable(), problem.sentence(detail));
    }

    public boolean is(Problem problem) {
        return code.equals(problem.toString());
    }
}
