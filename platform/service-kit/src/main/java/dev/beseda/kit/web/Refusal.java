package dev.beseda.kit.web;

/// A rule said no: told to the caller as a 409, not logged.
public class Refusal extends Answerable {
    private final String code;

    /// @param code the rule in one word for machines, such as `bot-inactive`
    /// @param sentence what the caller reads
    public Refusal(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
