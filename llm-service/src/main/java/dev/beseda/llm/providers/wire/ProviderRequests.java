package dev.beseda.llm.providers.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.http.OutgoingRequest;
import dev.beseda.llm.providers.rules.Endpoint;
import java.util.Map;
import java.util.Optional;

/// Makes requests, with the key of each endpoint.
final class ProviderRequests {
    private final ObjectMapper json;

    ProviderRequests(ObjectMapper json) {
        this.json = json;
    }

    OutgoingRequest post(Endpoint endpoint, String address, Map<String, Object> body) {
        try {
            return new OutgoingRequest("POST", address, headers(endpoint), Optional.of(json.writeValueAsString(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request of texts and numbers is no JSON", impossible);
        }
    }

    OutgoingRequest get(Endpoint endpoint, String address) {
        return new OutgoingRequest("GET", address, headers(endpoint), Optional.empty());
    }

    private static Map<String, String> headers(Endpoint endpoint) {
        return endpoint.key()
                .map(key -> Map.of("Authorization", "Bearer " + key.value()))
                .orElse(Map.of());
    }
}
