package dev.beseda.gateway.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.beseda.contracts.bots.BotRegistered;
import dev.beseda.kit.json.ForeignJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The webhooks of all bots, in memory, as the topic `bots.registry` tells them.
/// It opens for nobody while it is not complete.
@ForeignJson("the topic of bots")
@ApplicationScoped
class Webhooks {
    private final Map<String, Webhook> byBot = new ConcurrentHashMap<>();
    private final ObjectReader registrations;
    private final Counter unreadable;
    private volatile boolean complete;

    Webhooks(ObjectMapper json, MeterRegistry metrics) {
        this.unreadable = metrics.counter("beseda.registry.unreadable");
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
    /// Whatever is written there, the others are not concerned.
    void learn(@Nullable String bot, @Nullable String registration) {
        if (bot == null) {
            unreadable.increment();
            Log.error("A registration names no bot and is passed over");
        } else if (registration == null) {
            byBot.remove(bot);
        } else {
            read(bot, registration).ifPresentOrElse(webhook -> byBot.put(bot, webhook), () -> byBot.remove(bot));
        }
    }

    private Optional<Webhook> read(String bot, String registration) {
        try {
            return Optional.of(Webhook.of(registrations.readValue(registration)));
        } catch (JsonProcessingException | RuntimeException fault) {
            unreadable.increment();
            Log.errorf(fault, "The registration of bot %s can't be read: its webhook stays shut", bot);
            return Optional.empty();
        }
    }

    void completed() {
        complete = true;
    }
}
