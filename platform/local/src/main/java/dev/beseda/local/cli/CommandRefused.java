package dev.beseda.local.cli;

/// A command that cannot be carried out; the message is a sentence for the person who gave it.
final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandRefused(String sentence) {
        super(sentence);
    }
}
