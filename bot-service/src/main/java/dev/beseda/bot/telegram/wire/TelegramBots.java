package dev.beseda.bot.telegram.wire;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.pengrad.telegrambot.TelegramBot;
import dev.beseda.kit.text.Slashes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/// Makes the library's bots. Those that send share one HTTP client; long polls have connections of their own, so a
/// thousand of them take nothing from those who send.
@ApplicationScoped
class TelegramBots {
    private static final int IDLE_CONNECTIONS = 64;
    private static final int MOST_KEPT = 10_000;

    private final LoadingCache<Key, TelegramBot> bots =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build(this::make);
    private final Map<Duration, OkHttpClient> patient = new ConcurrentHashMap<>();
    private final TelegramConfig config;
    private final OkHttpClient http;

    private record Key(String token, Duration patience) {}

    TelegramBots(TelegramConfig config) {
        this.config = config;
        this.http = new OkHttpClient.Builder()
                .callTimeout(config.timeout())
                .readTimeout(config.timeout())
                .connectionPool(connections())
                .addInterceptor(Exchange::reading)
                .addNetworkInterceptor(Exchange::sending)
                // The client would send a message again by itself and tell nobody.
                .retryOnConnectionFailure(false)
                // Tokens and webhook secrets go to the one server of the settings.
                .followRedirects(false)
                .build();
    }

    /// The bot with this token.
    ///
    /// @param patience how long an answer may take beyond the usual
    TelegramBot of(String token, Duration patience) {
        return bots.get(new Key(token, patience));
    }

    private TelegramBot make(Key key) {
        var url = Slashes.withoutLast(config.apiUrl().toString());
        return new TelegramBot.Builder(key.token())
                .okHttpClient(key.patience().isZero() ? http : patient.computeIfAbsent(key.patience(), this::patient))
                .apiUrl(url + "/bot")
                .build();
    }

    private OkHttpClient patient(Duration patience) {
        var longest = config.timeout().plus(patience);
        return http.newBuilder()
                .callTimeout(longest)
                .readTimeout(longest)
                .connectionPool(connections())
                .build();
    }

    private static ConnectionPool connections() {
        return new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    }
}
