package dev.beseda.bot.bots;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.beseda.kit.text.WireName;

/// How a bot gets its updates.
public enum UpdateDelivery {
    /// Telegram brings them to the gateway.
    WEBHOOK,
    /// The platform asks Telegram for them.
    POLLING,
    /// Nobody has said yet.
    NONE;

    public static UpdateDelivery parse(String name) {
        return WireName.parse(UpdateDelivery.class, name);
    }

    @Override
    @JsonValue
    public String toString() {
        return WireName.of(this);
    }
}
