package dev.beseda.kit.http.guards;

import dev.beseda.kit.http.rules.CallFailure;
import java.time.Instant;

/// Reads why a call failed.
@FunctionalInterface
public interface CallFailureReader<F extends CallFailure> {
    F read(Throwable fault, Instant now);
}
