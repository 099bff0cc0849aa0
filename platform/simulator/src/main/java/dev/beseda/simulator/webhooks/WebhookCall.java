package dev.beseda.simulator.webhooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.world.bots.Update;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One POST to a webhook.
final class WebhookCall {
    private final HttpClient client;
    private final RequestOptions request;

    WebhookCall(HttpClient client, WebhookTarget target, Duration timeout) {
        this.client = client;
        var url = target.url();
        boolean ssl = "https".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : ssl ? 443 : 80;
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.getHost())
                .setPort(port)
                .setSsl(ssl)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", "application/json");
        target.secret().ifPresent(secret -> request.putHeader("x-telegram-bot-api-secret-token", secret));
    }

    /// How it went: the status, or 0 when there was none.
    record Result(int status, @Nullable String reason, OptionalLong retryAfterSeconds, Optional<ObjectNode> reply) {
        static Result broken(Throwable cause) {
            var reason = switch (cause) {
                case ConnectException refused -> "Connection refused";
                case TimeoutException late -> "Read timeout expired";
                default -> "Connection failed: " + cause.getMessage();
            };
            return new Result(0, reason, OptionalLong.empty(), Optional.empty());
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        @Nullable
        Integer loggedStatus() {
            return status == 0 ? null : (Integer) status;
        }
    }

    Future<Result> post(Update update) {
        return client.request(request)
                .compose(open -> open.send(Buffer.buffer(update.json())))
                .compose(response -> response.body().map(body -> result(response, body)));
    }

    private static Result result(HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            var reply = body.length() == 0 ? Optional.<ObjectNode>empty() : reply(response, body);
            return new Result(status, null, OptionalLong.empty(), reply);
        }
        var reason = "Wrong response from the webhook: %d %s".formatted(status, response.statusMessage());
        return new Result(status, reason, retryAfter(response), Optional.empty());
    }

    /// A method to perform, written as JSON or as a form.
    private static Optional<ObjectNode> reply(HttpClientResponse response, Buffer body) {
        var type = response.getHeader("content-type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            var form = Json.object();
            new QueryStringDecoder(body.toString(), false)
                    .parameters()
                    .forEach((name, values) -> form.put(name, values.getFirst()));
            return Optional.of(form).filter(call -> call.has("method"));
        }
        return Json.read(body)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(call -> call.path("method").isTextual());
    }

    private static OptionalLong retryAfter(HttpClientResponse response) {
        var written = response.getHeader("retry-after");
        return written != null && written.matches("\\d{1,9}")
                ? OptionalLong.of(Long.parseLong(written))
                : OptionalLong.empty();
    }
}
