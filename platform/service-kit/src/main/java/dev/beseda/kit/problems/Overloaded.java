package dev.beseda.kit.problems;

/// What was asked for would take more than there is just now: a 503, and the same request may do later.
public class Overloaded extends ProblemException {

    /// @param sentence what took too long, and what the caller can do
    public Overloaded(String sentence) {
        super(sentence);
    }
}
