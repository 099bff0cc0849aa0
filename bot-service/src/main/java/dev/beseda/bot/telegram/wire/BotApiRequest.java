package dev.beseda.bot.telegram.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;

/// One call of the Bot API with its parameters under Telegram's own names; lists and maps among them travel as JSON.
final class BotApiRequest extends BaseRequest<BotApiRequest, BaseResponse> {
    private final String method;

    BotApiRequest(String method) {
        super(BaseResponse.class);
        this.method = method;
    }

    static BotApiRequest of(Method method) {
        var request = new BotApiRequest(method.name());
        method.arguments().properties().forEach(argument -> request.add(argument.getKey(), text(argument.getValue())));
        return request;
    }

    @Override
    public String getMethod() {
        return method;
    }

    BotApiRequest with(String name, Object value) {
        return add(name, value);
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? value.toString() : value.asText();
    }
}
