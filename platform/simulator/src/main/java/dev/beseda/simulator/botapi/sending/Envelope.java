package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;

/// What a message bears besides its body: what it replies to, and fields that no edit changes.
public record Envelope(Replied replied, ObjectNode marks) {
    public static Envelope plain() {
        return new Envelope(Replied.NOTHING, Json.object());
    }

    public static Envelope marked(ObjectNode marks) {
        return new Envelope(Replied.NOTHING, marks);
    }
}
