package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.tokens.Tokens;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.bot.telegram.wire.TelegramConfig;
import io.quarkus.arc.Arc;
import io.vertx.core.Vertx;
import java.time.Clock;

/// Another replica's sender, which shares the service's own beans.
public final class RivalSender {
    private RivalSender() {}

    public static Sender with(Outcomes outcomes, Supply supply) {
        return new Sender(
                supply,
                outcomes,
                bean(Replacements.class),
                bean(Tokens.class),
                bean(TelegramApi.class),
                bean(SendMetrics.class),
                bean(Vertx.class),
                bean(Clock.class),
                bean(TelegramConfig.class));
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
