package dev.beseda.bot.telegram.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.bots.tokens.BotCredentials;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.wire.Method;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.bot.telegram.wire.TelegramConfig;
import dev.beseda.kit.text.Slashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/// Tells Telegram where to deliver the updates of a bot, or to keep them until it is asked. Blocks.
@ApplicationScoped
public class WebhookRegistration {
    /// Telegram's usual number of deliveries at a time.
    private static final int CONNECTIONS = 40;

    /// Telegram takes a bot's webhook once a second.
    private static final Duration BETWEEN_TWO = Duration.ofSeconds(1);

    private final Cache<UUID, Long> justTold =
            Caffeine.newBuilder().expireAfterWrite(BETWEEN_TWO).build();
    private final TelegramApi telegram;
    private final TelegramConfig config;

    WebhookRegistration(TelegramApi telegram, TelegramConfig config) {
        this.telegram = telegram;
        this.config = config;
    }

    /// Where Telegram delivers the updates of `bot`.
    public String addressOf(UUID bot) {
        return Slashes.withoutLast(config.publicUrl().toString()) + "/telegram/" + bot;
    }

    public Answer register(BotCredentials bot) throws InterruptedException {
        var arguments = JsonNodeFactory.instance
                .objectNode()
                .put("url", addressOf(bot.bot()))
                .put("secret_token", bot.webhookSecret())
                .put("max_connections", CONNECTIONS);
        arguments.set("allowed_updates", HandledUpdates.json());
        return tell(bot, new Method("setWebhook", arguments));
    }

    /// Updates that wait at Telegram go on waiting.
    public Answer remove(BotCredentials bot) throws InterruptedException {
        var arguments = JsonNodeFactory.instance.objectNode().put("drop_pending_updates", false);
        return tell(bot, new Method("deleteWebhook", arguments));
    }

    private Answer tell(BotCredentials bot, Method method) throws InterruptedException {
        var told = justTold.getIfPresent(bot.bot());
        if (told != null) {
            Thread.sleep(BETWEEN_TWO.minusNanos(Math.min(System.nanoTime() - told, BETWEEN_TWO.toNanos())));
        }
        justTold.put(bot.bot(), System.nanoTime());
        return telegram.call(bot.token(), method);
    }
}
