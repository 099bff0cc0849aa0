package dev.beseda.simulator.botapi.calls;

/// A method cannot be done; the text is the one Telegram uses.
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer.Failure answer;

    private ApiError(Answer.Failure answer) {
        super(answer.description(), null, false, false);
        this.answer = answer;
    }

    public static ApiError badRequest(String reason) {
        return new ApiError(Answer.Failure.of(400, "Bad Request: " + reason));
    }

    public static ApiError forbidden(String reason) {
        return new ApiError(Answer.Failure.of(403, "Forbidden: " + reason));
    }

    public static ApiError conflict(String reason) {
        return new ApiError(Answer.Failure.of(409, "Conflict: " + reason));
    }

    public static ApiError migrated(long supergroup) {
        return new ApiError(Answer.Failure.migrated(supergroup));
    }

    public Answer.Failure answer() {
        return answer;
    }
}
