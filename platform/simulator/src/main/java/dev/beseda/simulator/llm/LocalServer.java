package dev.beseda.simulator.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.answers.Slots;
import dev.beseda.simulator.llm.answers.Tokens;
import dev.beseda.simulator.llm.exchanges.Exchange;
import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.requests.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.stream.IntStream;

/// What llama.cpp's server has beside words: how it is, its slots, its tokenizer and its templates.
final class LocalServer {
    private static final Failure LOADING = Failure.of(503, "unavailable_error", "Loading model");
    private static final Failure NO_SLOT = Failure.of(503, "unavailable_error", "no slot available");
    private static final int CONTEXT = 8_192;

    private final LanguageModels models;

    LocalServer(LanguageModels models) {
        this.models = models;
    }

    /// Lets the request in when a slot is free; a loading or full server may refuse it.
    void admit(Exchange exchange, Runnable deed) {
        if (models.isLoading()) {
            throw new Refused(LOADING);
        }
        if (models.isRefusingWhenFull() && models.slots().areFull()) {
            throw new Refused(NO_SLOT);
        }
        models.slots().take(exchange, deed);
    }

    /// False where this is none of its paths.
    boolean answers(HttpServerRequest request, String place, Buffer body) {
        var answer = switch (request.method().name()) {
            case "GET" -> shown(request, place);
            case "POST" -> done(place, Json.read(body).orElseGet(Json::object));
            default -> Optional.<JsonNode>empty();
        };
        answer.ifPresent(json -> send(request, json));
        return answer.isPresent();
    }

    private Optional<JsonNode> shown(HttpServerRequest request, String place) {
        return switch (place) {
            case "/health", "/v1/health" -> Optional.of(health());
            case "/props" -> Optional.of(props());
            case "/slots" -> Optional.of(request.getParam("fail_on_no_slot") == null ? slots() : slotsOrNo());
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> done(String place, JsonNode body) {
        return switch (place) {
            case "/tokenize" -> Optional.of(tokenized(body.path("content").asText()));
            case "/apply-template" -> Optional.of(Json.object().put("prompt", templated(body.path("messages"))));
            default -> Optional.empty();
        };
    }

    private JsonNode health() {
        return models.isLoading() ? no(LOADING) : Json.object().put("status", "ok");
    }

    private JsonNode slotsOrNo() {
        return models.slots().areFull() ? no(NO_SLOT) : slots();
    }

    private JsonNode props() {
        var props = Json.object();
        props.putObject("default_generation_settings").put("n_ctx", CONTEXT);
        return props.put("total_slots", models.slots().size())
                .put("model_path", "/models/simulated.gguf")
                .put("chat_template", "[INST]")
                .put("build_info", "simulator");
    }

    private JsonNode slots() {
        var slots = Json.array();
        int shown = Math.min(models.slots().size(), Slots.MOST_SHOWN);
        IntStream.range(0, shown)
                .forEach(slot -> slots.addObject()
                        .put("id", slot)
                        .put("n_ctx", CONTEXT)
                        .put("is_processing", slot < models.slots().taken()));
        return slots;
    }

    /// Made-up numbers, the same for the same piece; what counts is how many.
    private static ObjectNode tokenized(String text) {
        var body = Json.object();
        var tokens = body.putArray("tokens");
        Tokens.of(text).forEach(token -> tokens.add(token.hashCode() & Integer.MAX_VALUE));
        return body;
    }

    private static String templated(JsonNode messages) {
        var prompt = new StringBuilder();
        messages.forEach(message -> {
            var content = message.path("content").asText();
            prompt.append(
                    message.path("role").asText().equals("assistant")
                            ? " " + content + "</s>"
                            : "[INST] " + content + " [/INST]");
        });
        return prompt.toString();
    }

    private static ObjectNode no(Failure failure) {
        return (ObjectNode) ErrorBody.LLAMA.inStream(failure);
    }

    private static void send(HttpServerRequest request, JsonNode json) {
        int status = json.at("/error/code").asInt(200);
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Json.buffer(json));
    }
}
