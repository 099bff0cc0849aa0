package dev.beseda.kit.http.guards;

import dev.beseda.kit.http.Refused;
import dev.beseda.kit.http.rules.HttpFailure;
import dev.beseda.kit.http.rules.RetryAfter;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// A server answered, but not as it was asked. What it said is kept out of the message: it may repeat secrets.
public final class HttpCallFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;
    private final String body;

    /// @param headers by their names in small letters
    public HttpCallFailed(int status, Map<String, String> headers, String body) {
        super("The server answered " + status, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /// What a fault says that came instead of an answer, or with one.
    public static HttpFailure read(Throwable fault, Instant now) {
        return switch (fault) {
            case HttpCallFailed failed -> failed.failure(now);
            case Refused _ -> HttpFailure.REFUSED;
            default -> HttpFailure.UNANSWERED;
        };
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }

    private HttpFailure failure(Instant now) {
        var answer = new RetryAfter.Answer(name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), ""), body, now);
        return HttpFailure.answered(status, RetryAfter.of(answer));
    }
}
