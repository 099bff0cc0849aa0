package dev.beseda.bot.quotas;

import dev.beseda.kit.problems.Conflict;

/// One limit of how much there may be.
///
/// @param code for machines, such as `too-many-bots`
/// @param rule what there is at most, with a place for the number: `A workspace has at most %d bots`
/// @param setting what the installation sets it with
/// @param most the limit
public record Quota(String code, String rule, String setting, long most) {
    /// Refuses more than there may be.
    public void check(long count) {
        if (count > most) {
            throw new Conflict(code, rule.formatted(most) + "; who runs the installation sets it with " + setting);
        }
    }
}
