package dev.beseda.kit.http;

/// A request that is not made, or an answer that is not taken: a rule of the platform says no.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence, null, false, false);
    }
}
