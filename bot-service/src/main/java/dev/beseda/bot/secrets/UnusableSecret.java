package dev.beseda.bot.secrets;

/// A request that is not made: its secret is not there, or not for its server.
public final class UnusableSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableSecret(String sentence) {
        super(sentence, null, false, false);
    }
}
