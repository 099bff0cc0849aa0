package dev.beseda.local.rest;

/// A call that got no answer or a "no"; the message is a sentence for the person who wanted it.
public final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallRefused(String sentence) {
        super(sentence);
    }
}
