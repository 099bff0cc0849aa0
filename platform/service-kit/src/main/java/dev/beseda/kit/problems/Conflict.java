package dev.beseda.kit.problems;

import dev.beseda.kit.problems.Problem.FieldError;
import java.util.List;

/// A rule said no: told to the caller as a 409, not logged.
public class Conflict extends ProblemException {
    private final String code;
    private final transient List<FieldError> findings;

    /// @param code the rule in one word for machines, such as `bot-inactive`
    /// @param sentence what the caller reads
    public Conflict(String code, String sentence) {
        this(code, sentence, List.of());
    }

    /// @param findings all that stands in the way, when it can be more than one thing
    public Conflict(String code, String sentence, List<FieldError> findings) {
        super(sentence);
        this.code = code;
        this.findings = List.copyOf(findings);
    }

    public String code() {
        return code;
    }

    public List<FieldError> findings() {
        return findings;
    }
}
