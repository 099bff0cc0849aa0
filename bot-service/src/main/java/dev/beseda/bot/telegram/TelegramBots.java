package dev.beseda.bot.telegram;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pengrad.telegrambot.TelegramBot;
import dev.beseda.kit.text.Slashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// Makes the library's bots; all of them share one HTTP client and its connections.
@ApplicationScoped
class TelegramBots {
    private static final int IDLE_CONNECTIONS = 64;

    private static final int MOST_KEPT = 10_000;

    private final LoadingCache<String, TelegramBot> bots =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build(this::make);
    private final TelegramConfig config;
    private final OkHttpClient http;

    TelegramBots(TelegramConfig config) {
        this.config = config;
        this.http = new OkHttpClient.Builder()
                .callTimeout(config.timeout())
                .readTimeout(config.timeout())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                // The client would send a message again by itself and tell nobody.
                .retryOnConnectionFailure(false)
                // Tokens and webhook secrets go to the one server of the settings.
                .followRedirects(false)
                .build();
    }

    TelegramBot of(String token) {
        return bots.get(token);
    }

    private TelegramBot make(String token) {
        var url = Slashes.withoutLast(config.apiUrl().toString());
        return new TelegramBot.Builder(token)
                .okHttpClient(http)
                .apiUrl(url + "/bot")
                .build();
    }
}
