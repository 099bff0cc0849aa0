package dev.beseda.bot.scenarios.rules;

/// One thing that publishing has to say about a draft.
///
/// @param field where it is, such as `steps.ask.config.then`
/// @param message what is wrong there
public record Finding(String field, Severity severity, String message) {
    /// What keeps a draft from being published, and what only looks wrong.
    public enum Severity {
        ERROR,
        WARNING
    }

    public static Finding error(String field, String message) {
        return new Finding(field, Severity.ERROR, message);
    }

    static Finding warning(String field, String message) {
        return new Finding(field, Severity.WARNING, message);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
