package dev.beseda.simulator.botapi;

/// A method cannot be done; the text is the one Telegram uses.
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String description;

    private ApiError(int code, String description) {
        super(description, null, false, false);
        this.code = code;
        this.description = description;
    }

    static ApiError badRequest(String reason) {
        return new ApiError(400, "Bad Request: " + reason);
    }

    static ApiError forbidden(String reason) {
        return new ApiError(403, "Forbidden: " + reason);
    }

    static ApiError conflict(String reason) {
        return new ApiError(409, "Conflict: " + reason);
    }

    Answer.Failure answer() {
        return Answer.Failure.of(code, description);
    }
}
