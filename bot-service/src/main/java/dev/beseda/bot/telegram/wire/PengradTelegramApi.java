package dev.beseda.bot.telegram.wire;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.response.BaseResponse;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.TelegramErrorKind;
import dev.beseda.bot.telegram.rules.calls.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Telegram over the pengrad library, whose ways to report trouble are many: each becomes an [Answer].
@ApplicationScoped
class PengradTelegramApi implements TelegramApi {
    private static final int FLOOD = 429;
    private static final int SERVER_ERRORS = 500;

    /// How long to wait after a flood answer that does not say it.
    private static final int STANDARD_PAUSE_SECONDS = 1;

    private final TelegramBots bots;

    PengradTelegramApi(TelegramBots bots) {
        this.bots = bots;
    }

    @Override
    public Answer make(String token, Destination to, Call call) {
        var answer = execute(bots.of(token, Duration.ZERO), BotApiRequests.of(to, call));
        return answer instanceof Answer.Done done ? new Answer.Done(Results.message(done), done.body()) : answer;
    }

    @Override
    public Answer call(String token, Method method) throws InterruptedException {
        var answer = execute(bots.of(token, method.patience()), BotApiRequest.of(method));
        if (Thread.interrupted()) {
            throw new InterruptedException("Nobody waits for the answer any more");
        }
        return answer;
    }

    private static Answer execute(TelegramBot bot, BotApiRequest request) {
        var exchange = new Exchange();
        var response = new AtomicReference<@Nullable BaseResponse>();
        try {
            exchange.watch(() -> response.set(bot.execute(request)));
        } catch (JsonParseException notJson) {
            return notTelegram(exchange);
        } catch (RuntimeException | Error failed) {
            return exchange.isSent()
                    ? new Answer.Silent(silence(failed))
                    : new Answer.Missed("Telegram could not be reached");
        }
        var answer = response.get();
        return answer == null ? notTelegram(exchange) : read(request.getMethod(), answer, exchange);
    }

    private static Answer read(String method, BaseResponse response, Exchange exchange) {
        if (response.isOk()) {
            return new Answer.Done(OptionalLong.empty(), exchange.body());
        }
        int code = response.errorCode();
        var description = String.valueOf(response.description());
        var parameters = response.parameters();
        if (parameters != null && parameters.migrateToChatId() != null) {
            return new Answer.Moved(parameters.migrateToChatId());
        }
        if (TelegramErrorKind.isAboutToken(method, code)) {
            return new Answer.Unauthorized(code, description);
        }
        if (code == FLOOD) {
            return new Answer.Flooded(retryAfter(response));
        }
        if (code >= SERVER_ERRORS) {
            return new Answer.Missed(code + " " + description);
        }
        return code == 0 ? notTelegram(exchange) : new Answer.Refused(code, description);
    }

    private static Answer notTelegram(Exchange exchange) {
        return new Answer.Silent("The answer was not Telegram's (HTTP status %d)".formatted(exchange.status()));
    }

    private static Duration retryAfter(BaseResponse response) {
        var parameters = response.parameters();
        boolean told = parameters != null && parameters.retryAfter() != null;
        return Duration.ofSeconds(told ? parameters.retryAfter() : STANDARD_PAUSE_SECONDS);
    }

    /// The failure in words, without the address: it holds the token.
    private static String silence(Throwable failed) {
        return switch (failed.getCause()) {
            case InterruptedIOException _ -> "Telegram did not answer in time";
            case Throwable broken ->
                "The connection to Telegram broke: " + broken.getClass().getSimpleName();
            case null -> "The call to Telegram failed: " + failed.getClass().getSimpleName();
        };
    }
}
