package dev.beseda.gateway.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.contracts.bots.BotRegistered;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The doors of all bots, in memory, as the topic `bots.registry` tells them. It opens for nobody while it is not
/// complete.
@ApplicationScoped
class Webhooks {
    private final Map<String, Webhook> byBot = new ConcurrentHashMap<>();
    private final ObjectReader registrations;
    private volatile boolean complete;

    Webhooks(ObjectMapper json) {
        this.registrations =
                json.readerFor(BotRegistered.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// Whether all that was registered before the start of this service is known.
    boolean isComplete() {
        return complete;
    }

    Optional<Webhook> find(String bot) {
        return Optional.ofNullable(byBot.get(bot));
    }

    /// Takes over what the registry says about a bot; without a value the bot is gone, as is one that can't be read.
    void learn(String bot, @Nullable String registration) {
        if (registration == null) {
            byBot.remove(bot);
            return;
        }
        try {
            byBot.put(bot, Webhook.of(registrations.readValue(registration)));
        } catch (JsonProcessingException unreadable) {
            byBot.remove(bot);
            Log.errorf(unreadable, "The registration of bot %s can't be read: its webhook stays shut", bot);
        }
    }

    void completed() {
        complete = true;
    }
}
