package dev.beseda.kit.problems;

/// A "no" that is made for the caller to read; it is an answer rather than a fault, so it carries no stack trace.
abstract class ProblemException extends RuntimeException {
    private final String sentence;

    ProblemException(String sentence) {
        super(sentence, null, false, false);
        this.sentence = sentence;
    }

    /// What the caller reads.
    public String sentence() {
        return sentence;
    }
}
