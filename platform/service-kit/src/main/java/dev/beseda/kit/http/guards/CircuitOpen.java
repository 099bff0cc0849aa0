package dev.beseda.kit.http.guards;

import dev.beseda.kit.http.rules.CallFailure;
import dev.beseda.kit.http.rules.CircuitBreaker;
import java.time.Duration;

/// A call that was not made: its server could not answer it just now.
public final class CircuitOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CircuitBreaker.Refusal<? extends CallFailure> refusal;

    CircuitOpen(CircuitBreaker.Refusal<? extends CallFailure> refusal) {
        super("The server is left alone for now", null, false, false);
        this.refusal = refusal;
    }

    /// Why the last call failed.
    public CallFailure cause() {
        return refusal.cause();
    }

    /// Until it may be called again.
    public Duration left() {
        return refusal.left();
    }
}
