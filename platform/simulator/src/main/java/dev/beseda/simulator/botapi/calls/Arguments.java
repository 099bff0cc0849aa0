package dev.beseda.simulator.botapi.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.beseda.simulator.files.Uploads;
import java.util.Optional;
import java.util.OptionalLong;

/// The values of a call, checked and in their proper types.
public record Arguments(ObjectNode values, Uploads uploads) {
    /// Under this name a call carries the files that came with it; no field of the Bot API is called so.
    public static final String FILES = "files that came along";

    /// The checked values of a call, and the files that came with it.
    public static Arguments of(ObjectNode checked, ObjectNode given) {
        var files = given.get(FILES) instanceof POJONode node && node.getPojo() instanceof Uploads uploads
                ? uploads
                : new Uploads();
        return new Arguments(checked, files);
    }

    /// The values of an object inside this call, which shares its files.
    public Arguments inside(ObjectNode part) {
        return new Arguments(part, uploads);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(JsonNode::asText);
    }

    public OptionalLong number(String name) {
        var value = values.get(name);
        return value != null && value.isIntegralNumber() ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
    }

    public boolean flag(String name) {
        return values.path(name).asBoolean(false);
    }

    public Optional<JsonNode> node(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
