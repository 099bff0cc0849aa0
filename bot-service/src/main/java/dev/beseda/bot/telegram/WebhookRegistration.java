package dev.beseda.bot.telegram;

import com.google.gson.JsonParseException;
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
import org.jspecify.annotations.Nullable;

/// Tells Telegram where to deliver the updates of a bot.
@ApplicationScoped
class WebhookRegistration {
    /// The kinds of updates the house handles; others would only be dropped.
    private static final String[] HANDLED = {"message", "callback_query"};

    /// Telegram's usual number of deliveries at a time.
    private static final int CONNECTIONS = 40;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TelegramBots telegram;
    private final TelegramConfig config;

    WebhookRegistration(TelegramBots telegram, TelegramConfig config) {
        this.telegram = telegram;
        this.config = config;
    }

    /// Where Telegram delivers the updates of `bot`.
    String addressOf(BotCredentials bot) {
        return config.publicUrl().toString().replaceFirst("/$", "") + "/telegram/" + bot.bot();
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
        var request = new SetWebhook()
                .url(addressOf(bot))
                .secretToken(bot.webhookSecret())
                .allowedUpdates(HANDLED)
                .maxConnections(CONNECTIONS);
        try {
            return telegram.of(bot.token()).execute(request);
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

    @PreDestroy
    void close() {
        threads.close();
    }
}
