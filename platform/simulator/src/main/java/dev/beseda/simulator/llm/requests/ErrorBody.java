package dev.beseda.simulator.llm.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The shapes in which providers, and what stands before them, say no.
public enum ErrorBody {
    /// `{"error":{message, type, param, code}}`
    OPENAI,
    /// `{"object":"error", message, type, param, code}`, the message a text or an object.
    MISTRAL,
    /// An array with one error in Google's shape.
    GEMINI,
    /// `{"error":{code, message, type}}` with the status as code.
    LLAMA,
    /// `{"error":"text"}`
    STRING,
    /// An array of texts.
    ARRAY,
    /// The bare sentence.
    PLAIN,
    /// A page of a proxy.
    HTML,
    /// Nothing at all.
    EMPTY;

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ErrorBody> of(String written) {
        return Arrays.stream(values())
                .filter(shape -> shape.written().equals(written))
                .findFirst();
    }

    public String contentType() {
        return switch (this) {
            case PLAIN -> "text/plain; charset=utf-8";
            case HTML -> "text/html";
            case OPENAI, MISTRAL, GEMINI, LLAMA, STRING, ARRAY, EMPTY -> "application/json";
        };
    }

    /// The seconds to wait are told in Google's shape only.
    public Buffer bytes(Failure failure, Optional<Integer> retryDelaySeconds) {
        return switch (this) {
            case PLAIN -> Buffer.buffer(failure.message());
            case HTML -> Buffer.buffer(page(failure.status()));
            case EMPTY -> Buffer.buffer();
            case GEMINI -> Json.buffer(Json.array().add(google(failure, retryDelaySeconds)));
            case OPENAI, MISTRAL, LLAMA, STRING, ARRAY -> Json.buffer(json(failure));
        };
    }

    /// As it stands in a stream: never a page, always an object.
    public JsonNode inStream(Failure failure) {
        return switch (this) {
            case OPENAI, MISTRAL, LLAMA, STRING -> json(failure);
            case GEMINI -> google(failure, Optional.empty());
            case ARRAY, PLAIN, HTML, EMPTY -> OPENAI.json(failure);
        };
    }

    private JsonNode json(Failure failure) {
        return switch (this) {
            case MISTRAL -> mistral(failure);
            case STRING -> Json.object().put("error", failure.message());
            case ARRAY -> Json.array().add(failure.message());
            case LLAMA ->
                inError(Json.object()
                        .put("code", failure.status())
                        .put("message", failure.message())
                        .put("type", failure.type()));
            case OPENAI, GEMINI, PLAIN, HTML, EMPTY -> inError(named(Json.object(), failure));
        };
    }

    private static ObjectNode inError(ObjectNode told) {
        var body = Json.object();
        body.set("error", told);
        return body;
    }

    private static ObjectNode named(ObjectNode body, Failure failure) {
        return body.put("message", failure.message())
                .put("type", failure.type())
                .put("param", failure.field().orElse(null))
                .put("code", failure.code().orElse(null));
    }

    private static ObjectNode mistral(Failure failure) {
        var body = named(Json.object().put("object", "error"), failure);
        if (failure.status() == 422) {
            body.putObject("message")
                    .putArray("detail")
                    .addObject()
                    .put("type", failure.code().orElse("value_error"))
                    .put("msg", failure.message())
                    .putArray("loc")
                    .add("body")
                    .add(failure.field().orElse(""));
        }
        return body;
    }

    private static ObjectNode google(Failure failure, Optional<Integer> retryDelaySeconds) {
        var error = Json.object()
                .put("code", failure.status())
                .put("message", failure.message())
                .put("status", googleStatus(failure.status()));
        retryDelaySeconds.ifPresent(seconds -> error.withArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.RetryInfo")
                .put("retryDelay", seconds + "s"));
        return inError(error);
    }

    private static String googleStatus(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }

    private static String page(int status) {
        var title = "%d %s".formatted(status, HttpResponseStatus.valueOf(status).reasonPhrase());
        return "<html><head><title>%1$s</title></head><body><h1>%1$s</h1></body></html>".formatted(title);
    }
}
