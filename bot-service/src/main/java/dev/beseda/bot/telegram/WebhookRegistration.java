package dev.beseda.bot.telegram;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.SetWebhook;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.beseda.bot.bots.BotCredentials;
import dev.beseda.kit.web.Refusal;
import dev.beseda.kit.web.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// Tells Telegram where to deliver the updates of a bot.
@ApplicationScoped
class WebhookRegistration {
    /// The kinds of updates the house handles; others would only be dropped.
    private static final String[] HANDLED = {"message", "callback_query"};

    /// Telegram's usual number of deliveries at a time.
    private static final int CONNECTIONS = 40;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OkHttpClient http;
    private final TelegramConfig config;

    WebhookRegistration(TelegramConfig config) {
        this.config = config;
        this.http = new OkHttpClient.Builder().callTimeout(config.timeout()).build();
    }

    /// Where Telegram delivers the updates of `bot`.
    String addressOf(BotCredentials bot) {
        return base(config.publicUrl().toString()) + "/telegram/" + bot.bot();
    }

    /// Done when Telegram has agreed; goes on where it was called from.
    Uni<Void> register(BotCredentials bot) {
        var caller = Vertx.currentContext();
        return Uni.createFrom()
                .item(() -> ask(bot))
                .runSubscriptionOn(threads)
                .emitOn(MutinyHelper.executor(caller))
                .invoke(WebhookRegistration::check)
                .replaceWithVoid();
    }

    private @Nullable BaseResponse ask(BotCredentials bot) {
        var telegram = new TelegramBot.Builder(bot.token())
                .okHttpClient(http)
                .apiUrl(base(config.apiUrl().toString()) + "/bot")
                .build();
        var request = new SetWebhook()
                .url(addressOf(bot))
                .secretToken(bot.webhookSecret())
                .allowedUpdates(HANDLED)
                .maxConnections(CONNECTIONS);
        try {
            return telegram.execute(request);
        } catch (JsonParseException noAnswer) {
            return null;
        } catch (RuntimeException unreached) {
            throw new Unavailable("Telegram could not be reached at %s: try again later".formatted(config.apiUrl()));
        }
    }

    private static void check(@Nullable BaseResponse answer) {
        if (answer == null || !answer.isOk() && (answer.errorCode() >= 500 || answer.errorCode() == 429)) {
            throw new Unavailable("Telegram is busy or broken just now%s: try again later".formatted(said(answer)));
        }
        if (!answer.isOk()) {
            throw new Refusal("telegram-refused", "Telegram refused the webhook%s".formatted(said(answer)));
        }
    }

    private static String said(@Nullable BaseResponse answer) {
        return answer == null || answer.description() == null ? "" : ": " + answer.description();
    }

    private static String base(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @PreDestroy
    void close() {
        threads.close();
    }
}
