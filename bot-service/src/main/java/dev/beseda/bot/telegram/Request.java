package dev.beseda.bot.telegram;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;

/// One call of the Bot API with its parameters under Telegram's own names; lists and maps among them travel as JSON.
///
/// @param <R> how the library reads the answer
final class Request<R extends BaseResponse> extends BaseRequest<Request<R>, R> {
    private final String method;

    Request(String method, Class<R> answer) {
        super(answer);
        this.method = method;
    }

    @Override
    public String getMethod() {
        return method;
    }

    Request<R> with(String name, Object value) {
        return add(name, value);
    }
}
