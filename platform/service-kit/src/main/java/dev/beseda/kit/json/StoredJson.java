package dev.beseda.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// One kind of JSON as it is stored. Releases run side by side during an update and read each other's rows: fields that
/// are not known yet are passed over, and those that did not exist yet are empty.
///
/// @param <T> what is stored
public final class StoredJson<T> {
    /// Jackson's sign for the character zero.
    private static final String NUL = "\\u0000";

    /// As all of it lies in the rows: snake_case, times as ISO 8601 writes them.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final String name;

    private StoredJson(ObjectMapper mapper, JavaType type) {
        this.reader = mapper.readerFor(type)
                .without(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        this.writer = mapper.writerFor(type);
        this.name = type.isCollectionLikeType()
                ? type.getContentType().getRawClass().getSimpleName()
                : type.getRawClass().getSimpleName();
    }

    public static <T> StoredJson<T> of(Class<T> type) {
        return of(MAPPER, type);
    }

    public static <E> StoredJson<List<E>> listOf(Class<E> type) {
        return new StoredJson<>(MAPPER, MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    /// For what has a form of its own.
    ///
    /// @param mapper knows the form; how strict it is does not matter
    public static <T> StoredJson<T> of(ObjectMapper mapper, Class<T> type) {
        return new StoredJson<>(mapper, mapper.constructType(type));
    }

    /// PostgreSQL knows no character zero, not even in JSON: it is left out.
    public String write(T value) {
        try {
            return withoutNul(writer.writeValueAsString(value));
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("Not writable as JSON: " + name, fault);
        }
    }

    /// A backslash takes the next character with it: behind one that is itself a character of the text stand words.
    private static String withoutNul(String json) {
        if (!json.contains(NUL)) {
            return json;
        }
        var left = new StringBuilder(json.length());
        int at = 0;
        while (at < json.length()) {
            int length = json.charAt(at) == '\\' ? 2 : 1;
            if (json.startsWith(NUL, at)) {
                at += NUL.length();
            } else {
                left.append(json, at, at + length);
                at += length;
            }
        }
        return left.toString();
    }

    /// Fails with [UnreadableJson], which concerns this one row only.
    public T read(String stored) {
        try {
            return reader.readValue(stored);
        } catch (JsonProcessingException unknown) {
            count(name);
            throw new UnreadableJson(name, unknown);
        }
    }

    /// Reads what is taken apart field by field: it fails in the same way.
    ///
    /// @param name what is stored
    public static <T> T byHand(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableJson known) {
            throw known;
        } catch (RuntimeException unknown) {
            count(name);
            throw new UnreadableJson(name, unknown);
        }
    }

    private static void count(String name) {
        Metrics.counter("beseda.json.unreadable", "kind", name).increment();
    }

    /// Empty when this release can't read it.
    public Optional<T> find(String stored) {
        try {
            return Optional.of(read(stored));
        } catch (UnreadableJson unknown) {
            return Optional.empty();
        }
    }
}
