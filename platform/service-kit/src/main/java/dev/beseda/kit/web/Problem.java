package dev.beseda.kit.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// Every error answer of the house, RFC 9457 (`application/problem+json`).
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

    /// A request whose fields are wrong; the detail names each of them.
    public static Problem badFields(List<FieldError> errors) {
        var details = errors.stream().map(error -> error.field() + ": " + error.message()).toList();
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
            case 413 -> "Too large";
            case 415 -> "Wrong media type";
            case 429 -> "Too many requests";
            case 502, 503, 504 -> "Not available";
            default -> status < 500 ? "Bad request" : "Fault";
        };
    }
}
