package dev.beseda.kit.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// Every error answer of the platform, RFC 9457 (`application/problem+json`).
///
/// @param title what this kind of problem is called
/// @param detail what went wrong this time, a sentence
/// @param code the kind in one word for machines
/// @param errors the fields that were wrong, if it was about fields
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:beseda:problem:";

    /// What is wrong with one field of the request.
    public record FieldError(String field, String message) {}

    public static Problem of(int status, String code, String detail) {
        return new Problem(TYPE_PREFIX + code, titleOf(status), status, detail, code, List.of());
    }

    /// The problem of a status that says it all.
    public static Problem usual(int status) {
        return switch (status) {
            case 400 -> of(400, "bad-request", "The request can't be read");
            case 401 -> of(401, "unauthorized", "Send a valid key in the header Authorization: Token <key>");
            case 403 -> of(403, "forbidden", "Your role does not allow this");
            case 404 -> of(404, "no-such-path", "There is nothing at this path");
            case 405 -> of(405, "wrong-method", "This path does not know that method");
            case 406 -> of(406, "not-acceptable", "The answer is application/json: allow it in Accept");
            case 413 -> of(413, "too-large", "The body is too large");
            case 415 -> of(415, "wrong-media-type", "The body must be application/json: say so in Content-Type");
            default ->
                status < 500
                        ? of(status, "bad-request", "The request can't be handled")
                        : of(status, "fault", "Something broke on our side");
        };
    }

    /// A request whose fields are wrong; the detail names each of them.
    public static Problem badFields(List<FieldError> errors) {
        var details = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .toList();
        return of(400, "bad-field", String.join("; ", details)).with(errors);
    }

    public static Problem badField(String field, String message) {
        return badFields(List.of(new FieldError(field, message)));
    }

    /// The same problem with what was found, thing by thing.
    public Problem with(List<FieldError> found) {
        return new Problem(type, title, status, detail, code, List.copyOf(found));
    }

    private static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Wrong method";
            case 406 -> "Not acceptable";
            case 409 -> "Refused";
            case 412 -> "Changed meanwhile";
            case 413 -> "Too large";
            case 415 -> "Wrong media type";
            case 429 -> "Too many requests";
            case 502, 503, 504 -> "Not available";
            default -> status < 500 ? "Bad request" : "Fault";
        };
    }
}
