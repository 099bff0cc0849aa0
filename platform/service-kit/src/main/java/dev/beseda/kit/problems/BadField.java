package dev.beseda.kit.problems;

/// One field of a request is wrong in a way that its type and constraints can't tell: a 400.
public class BadField extends ProblemException {
    private final String field;

    /// @param field the name in the JSON, the query or the path
    /// @param sentence what is wrong with it
    public BadField(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
