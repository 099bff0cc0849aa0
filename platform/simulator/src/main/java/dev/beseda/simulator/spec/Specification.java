package dev.beseda.simulator.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Bot API as Telegram documents it, read from `bot-api.json` beside this class.
public final class Specification {
    private final Map<String, MethodSpec> methods = new HashMap<>();
    private final Map<String, TypeSpec> types = new HashMap<>();

    private Specification(JsonNode written) {
        written.path("methods").properties().forEach(method -> {
            var spec = new MethodSpec(
                    method.getKey(),
                    fields(method.getValue()),
                    Type.of(strings(method.getValue().path("returns"))));
            methods.put(method.getKey().toLowerCase(Locale.ROOT), spec);
        });
        written.path("types").properties().forEach(type -> {
            var spec = new TypeSpec(type.getKey(), fields(type.getValue()), subtypes(type.getValue()));
            types.put(type.getKey(), spec);
        });
    }

    public static Specification load() {
        try (var file = Specification.class.getResourceAsStream("bot-api.json")) {
            if (file == null) {
                throw new IllegalStateException("bot-api.json is not in the jar");
            }
            return new Specification(
                    Json.read(Buffer.buffer(file.readAllBytes())).orElseThrow());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// In any case of letters, as Telegram takes it.
    public Optional<MethodSpec> method(String name) {
        return Optional.ofNullable(methods.get(name.toLowerCase(Locale.ROOT)));
    }

    public Collection<MethodSpec> methods() {
        return methods.values();
    }

    public TypeSpec type(String name) {
        var found = types.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The specification has no type " + name);
        }
        return found;
    }

    private static Map<String, Field> fields(JsonNode owner) {
        var fields = new LinkedHashMap<String, Field>();
        owner.path("fields").forEach(written -> {
            var field = field(written);
            fields.put(field.name(), field);
        });
        return fields;
    }

    private static List<Type> subtypes(JsonNode owner) {
        return strings(owner.path("subtypes")).stream()
                .map(name -> Type.of(List.of(name)))
                .toList();
    }

    private static Field field(JsonNode written) {
        return new Field(
                written.path("name").asText(),
                Type.of(strings(written.path("types"))),
                written.path("required").asBoolean(false),
                Set.copyOf(new HashSet<>(strings(written.path("enum")))),
                Limits.of(written.path("constraints")));
    }

    private static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
