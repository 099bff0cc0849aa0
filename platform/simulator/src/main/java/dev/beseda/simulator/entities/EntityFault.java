package dev.beseda.simulator.entities;

/// Formatting that cannot be read; the text is Telegram's.
public final class EntityFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EntityFault(String sentence) {
        super(sentence, null, false, false);
    }
}
