package dev.beseda.kit.http;

import java.util.Map;
import java.util.Optional;

/// A request to a server of somebody else.
public record OutgoingRequest(String method, String url, Map<String, String> headers, Optional<String> body) {
    public OutgoingRequest {
        headers = Map.copyOf(headers);
    }

    /// Headers and addresses may hold keys.
    @Override
    public String toString() {
        return method + " request";
    }
}
