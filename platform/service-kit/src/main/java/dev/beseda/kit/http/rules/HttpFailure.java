package dev.beseda.kit.http.rules;

import java.time.Duration;
import java.util.Optional;

/// Why a call over HTTP failed, as far as HTTP tells.
public record HttpFailure(Scope scope, Optional<Duration> retryAfter) implements CallFailure {
    /// No connection, no time left, a connection that broke.
    public static final HttpFailure UNANSWERED = new HttpFailure(Scope.SERVER, Optional.empty());

    /// Our own rules do not let the request out, or the answer in.
    public static final HttpFailure REFUSED = new HttpFailure(Scope.REQUEST, Optional.empty());

    public static HttpFailure answered(int status, Optional<Duration> retryAfter) {
        return new HttpFailure(scope(status), retryAfter);
    }

    /// A 403 may be about one thing of many, so it stops nobody else.
    private static Scope scope(int status) {
        return switch (status) {
            case 401, 402 -> Scope.KEY;
            case 429 -> Scope.LIMIT;
            case 408 -> Scope.SERVER;
            default -> status >= 500 ? Scope.SERVER : Scope.REQUEST;
        };
    }
}
