package dev.beseda.bot.bots;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How a bot gets its updates.
public enum UpdateDelivery {
    /// Telegram brings them to the gateway.
    WEBHOOK,
    /// The house asks Telegram for them.
    POLLING,
    /// Nobody has said yet.
    NONE;

    public static UpdateDelivery parse(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
