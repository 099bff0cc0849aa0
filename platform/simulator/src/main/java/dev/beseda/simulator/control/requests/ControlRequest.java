package dev.beseda.simulator.control.requests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.files.Uploads;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.refusals.Refusal;
import dev.beseda.simulator.world.refusals.Refusal.Reason;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request to the control API; `path` is what follows the noun.
public record ControlRequest(
        String method, List<String> path, Map<String, List<String>> query, Buffer body, Uploads uploads) {
    public Form form() {
        return new Form(Json.read(body)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new Refusal(Reason.WRONG, "body", "The body must be a JSON object")));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    public long number(String name, long otherwise, long most) {
        var written = parameter(name);
        if (written.isEmpty()) {
            return otherwise;
        }
        if (!written.get().matches("\\d{1,15}") || Long.parseLong(written.get()) > most) {
            throw new Refusal(Reason.WRONG, name, "Parameter \"%s\" must be from 0 to %d".formatted(name, most));
        }
        return Long.parseLong(written.get());
    }

    /// The one place after the noun, as in `faults/7`.
    public Optional<String> only() {
        return path.size() == 1 ? Optional.of(path.getFirst()) : Optional.empty();
    }
}
