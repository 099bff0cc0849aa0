package dev.beseda.kit.problems;

/// A system outside of the platform was asked and gave no usable answer: a 502, not our fault and not the caller's.
public class BadGateway extends ProblemException {

    /// @param sentence who did not answer, and what the caller can do
    public BadGateway(String sentence) {
        super(sentence);
    }
}
