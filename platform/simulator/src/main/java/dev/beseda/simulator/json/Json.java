package dev.beseda.simulator.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The one JSON reader and writer of the simulator: snake_case, absent instead of null.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Empty when the text is not one JSON value.
    public static Optional<JsonNode> read(String text) {
        try {
            return present(MAPPER.readTree(text));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    public static Optional<JsonNode> read(Buffer bytes) {
        try {
            return present(MAPPER.readTree(bytes.getBytes()));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static Buffer buffer(Object value) {
        return Buffer.buffer(bytes(value));
    }

    public static <T> T value(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    private static Optional<JsonNode> present(JsonNode read) {
        return read.isMissingNode() ? Optional.empty() : Optional.of(read);
    }
}
