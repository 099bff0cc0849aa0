package dev.beseda.bot.bots.settings;

import dev.beseda.kit.json.StoredJson;
import io.vertx.core.json.JsonObject;

/// Profiles as JSON, in the form in which they are stored.
public final class Profiles {
    private static final StoredJson<BotProfile> JSON = StoredJson.of(BotProfile.class);

    private Profiles() {}

    public static JsonObject write(BotProfile profile) {
        return new JsonObject(JSON.write(profile));
    }

    public static BotProfile read(JsonObject json) {
        return JSON.read(json.encode());
    }
}
