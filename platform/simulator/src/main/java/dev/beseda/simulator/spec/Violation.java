package dev.beseda.simulator.spec;

/// A value that is not as the specification wants it; `path` names it, as in `reply_markup.inline_keyboard[0]`.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// In what way it is wrong.
    public enum Kind {
        MISSING,
        WRONG_TYPE,
        NOT_A_CHOICE,
        TOO_SHORT,
        TOO_LONG
    }

    private final Kind kind;
    private final String path;
    private final String sentence;

    public Violation(Kind kind, String path, String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.kind = kind;
        this.path = path;
    }

    public Kind kind() {
        return kind;
    }

    public String path() {
        return path;
    }

    public String sentence() {
        return sentence;
    }
}
