package dev.beseda.benchmarks.options;

/// Something was asked that can't be measured; the sentence is for the person who asked.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String sentence) {
        super(sentence);
    }
}
