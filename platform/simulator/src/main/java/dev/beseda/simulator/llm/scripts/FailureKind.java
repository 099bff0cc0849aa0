package dev.beseda.simulator.llm.scripts;

import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.requests.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The ways a provider can say no, as they usually look.
public enum FailureKind {
    BAD_REQUEST(400, "invalid_request_error", "bad_request", "The request is not valid"),
    CONTEXT_TOO_LONG(
            400,
            "invalid_request_error",
            "context_length_exceeded",
            "This model's maximum context length is 8192 tokens; please reduce the length of the messages"),
    WRONG_KEY(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided"),
    PAYMENT_REQUIRED(402, "payment_required", "payment_required", "Insufficient credits"),
    FORBIDDEN(403, "permission_error", "forbidden", "This key may not use this model"),
    UNKNOWN_MODEL(404, "invalid_request_error", "model_not_found", "The model does not exist"),
    TOO_MANY_REQUESTS(429, "rate_limit_error", "rate_limit_exceeded", "Rate limit reached, please try again later"),
    INSUFFICIENT_QUOTA(
            429,
            "insufficient_quota",
            "insufficient_quota",
            "You exceeded your current quota, please check your plan and billing details"),
    SERVER_ERROR(500, "server_error", "server_error", "The server had an error while processing your request"),
    HTML_ERROR(502, "server_error", "bad_gateway", "Bad gateway"),
    OVERLOADED(503, "server_error", "overloaded", "The model is overloaded, please try again later"),
    LOADING(503, "unavailable_error", "loading", "Loading model");

    private final Failure failure;

    FailureKind(int status, String type, String code, String message) {
        this.failure = Failure.of(status, type, message).with(code);
    }

    public Failure failure() {
        return failure;
    }

    /// The shape of its body, where it doesn't depend on the provider.
    public Optional<ErrorBody> body() {
        return this == HTML_ERROR ? Optional.of(ErrorBody.HTML) : Optional.empty();
    }

    public static Optional<FailureKind> of(String written) {
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(written))
                .findFirst();
    }

    public static String allWritten() {
        return Arrays.stream(values()).map(FailureKind::written).collect(Collectors.joining(", "));
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
