package dev.beseda.simulator.world.refusals;

/// What a person or a test wanted cannot be done; `field` names the value that is in the way.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Why not.
    public enum Reason {
        WRONG,
        ABSENT,
        NOT_NOW
    }

    private final Reason reason;
    private final String field;
    private final String sentence;

    public Refusal(Reason reason, String field, String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    public String field() {
        return field;
    }

    public String sentence() {
        return sentence;
    }
}
