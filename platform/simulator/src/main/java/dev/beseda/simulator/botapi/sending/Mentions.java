package dev.beseda.simulator.botapi.sending;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.World;
import dev.beseda.simulator.world.messages.Message.Body;

/// Fills in the people that formatted texts mention by their ids; whom nobody knows is not mentioned.
record Mentions(World world) {
    Body known(Body body) {
        if (body.entities() == null || body.entities().findValue("user") == null) {
            return body;
        }
        var known = Json.array();
        for (var entity : body.entities()) {
            if (!entity.path("type").asText().equals("text_mention")) {
                known.add(entity);
                continue;
            }
            world.users()
                    .find(entity.path("user").path("id").asLong())
                    .ifPresent(user -> known.add(((ObjectNode) entity.deepCopy()).set("user", user.toTelegram())));
        }
        return body.withText(body.text(), known);
    }
}
