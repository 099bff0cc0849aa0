package dev.beseda.bot.telegram;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.TelegramBot;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import com.pengrad.telegrambot.response.MessagesResponse;
import com.pengrad.telegrambot.response.SendResponse;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Complaint;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.OptionalLong;
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
        try {
            return read(call, execute(bots.of(token), Requests.of(to, call)));
        } catch (JsonParseException notTelegram) {
            return new Answer.Silent("The answer was not Telegram's");
        } catch (RuntimeException | Error failed) {
            return reached(failed)
                    ? new Answer.Silent("No answer: " + reason(failed))
                    : new Answer.Missed("Telegram was not reached: " + reason(failed));
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static @Nullable BaseResponse execute(TelegramBot bot, BaseRequest request) {
        return bot.execute(request);
    }

    private static Answer read(Call call, @Nullable BaseResponse response) {
        if (response == null) {
            return new Answer.Silent("The answer was empty");
        }
        if (response.isOk()) {
            return new Answer.Done(message(response));
        }
        var description = String.valueOf(response.description());
        var parameters = response.parameters();
        if (parameters != null && parameters.migrateToChatId() != null) {
            return new Answer.Moved(parameters.migrateToChatId());
        }
        if (Complaint.isAboutToken(call, response.errorCode())) {
            return new Answer.Unauthorized(response.errorCode() + " " + description);
        }
        if (response.errorCode() == FLOOD) {
            return new Answer.Flooded(retryAfter(response));
        }
        return response.errorCode() >= SERVER_ERRORS
                ? new Answer.Missed(response.errorCode() + " " + description)
                : new Answer.Refused(response.errorCode(), description);
    }

    /// The first message that was made, where some were.
    private static OptionalLong message(BaseResponse response) {
        if (response instanceof SendResponse sent && sent.message() != null) {
            return OptionalLong.of(sent.message().messageId());
        }
        return response instanceof MessagesResponse album && album.messages() != null && album.messages().length > 0
                ? OptionalLong.of(album.messages()[0].messageId())
                : OptionalLong.empty();
    }

    private static Duration retryAfter(BaseResponse response) {
        var parameters = response.parameters();
        boolean told = parameters != null && parameters.retryAfter() != null;
        return Duration.ofSeconds(told ? parameters.retryAfter() : STANDARD_PAUSE_SECONDS);
    }

    /// Whether the call may have left this machine.
    private static boolean reached(Throwable failed) {
        var cause = failed.getCause();
        boolean neverConnected = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || String.valueOf(cause).contains("onnect timed out");
        return !neverConnected;
    }

    /// The failure in words, without the address: it holds the token.
    private static String reason(Throwable failed) {
        var cause = failed.getCause();
        return cause == null
                ? failed.getClass().getSimpleName()
                : cause.getClass().getSimpleName();
    }
}
