package dev.beseda.kit.web;

/// A system outside of the house was asked and gave no usable answer: a 502, not our fault and not the caller's.
public class Unavailable extends Answerable {

    /// @param sentence who did not answer, and what the caller can do
    public Unavailable(String sentence) {
        super(sentence);
    }
}
