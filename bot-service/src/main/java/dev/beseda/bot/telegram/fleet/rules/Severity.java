package dev.beseda.bot.telegram.fleet.rules;

import dev.beseda.kit.text.WireName;

/// How bad a finding is.
public enum Severity {
    /// People are not answered.
    ERROR,
    /// People are answered, but something is not as it should be.
    WARNING;

    @Override
    public String toString() {
        return WireName.of(this);
    }
}
