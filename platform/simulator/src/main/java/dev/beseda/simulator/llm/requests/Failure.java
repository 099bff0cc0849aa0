package dev.beseda.simulator.llm.requests;

import java.util.Optional;

/// A provider's no: the HTTP status, and what its body tells in the provider's own shape.
public record Failure(int status, String type, Optional<String> code, String message, Optional<String> field) {
    public static Failure of(int status, String type, String message) {
        return new Failure(status, type, Optional.empty(), message, Optional.empty());
    }

    /// 400 because of one field.
    public static Failure wrong(String field, String message) {
        return new Failure(400, "invalid_request_error", Optional.empty(), message, Optional.of(field));
    }

    public Failure with(String otherCode) {
        return new Failure(status, type, Optional.of(otherCode), message, field);
    }

    public Failure withStatus(int otherStatus) {
        return new Failure(otherStatus, type, code, message, field);
    }

    public Failure withType(String otherType) {
        return new Failure(status, otherType, code, message, field);
    }

    public Failure withMessage(String otherMessage) {
        return new Failure(status, type, code, otherMessage, field);
    }
}
