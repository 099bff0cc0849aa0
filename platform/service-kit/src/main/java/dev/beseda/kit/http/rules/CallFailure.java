package dev.beseda.kit.http.rules;

import java.time.Duration;
import java.util.Optional;

/// Why a call of a server failed, as far as it matters to the calls that follow.
public interface CallFailure {
    /// What else would fail now.
    enum Scope {
        /// Only this request is to blame; the server is well.
        REQUEST,
        /// All calls of the server, for a while: it is overloaded, broken or cannot be reached.
        SERVER,
        /// All calls with this key, until somebody does something: it is refused, or there is no money left.
        KEY,
        /// All calls with this key, until their limit lets them.
        LIMIT
    }

    Scope scope();

    /// When the server wants to be called again, if it said so.
    Optional<Duration> retryAfter();
}
