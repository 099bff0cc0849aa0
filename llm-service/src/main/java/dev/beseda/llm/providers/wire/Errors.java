package dev.beseda.llm.providers.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.re2j.Pattern;
import dev.beseda.kit.http.Refused;
import dev.beseda.kit.http.StreamedAnswer;
import dev.beseda.kit.http.rules.RetryAfter;
import dev.beseda.kit.http.rules.SseParser;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.wire.rules.Refusals;
import io.smallrye.mutiny.TimeoutException;
import java.net.ConnectException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/// Reads what went wrong, in whatever form a provider says it; a key is never repeated.
final class Errors {
    private static final String ERROR = "error";
    private static final String MESSAGE = "message";
    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");
    private static final Pattern UNSEEN =
            Pattern.compile("(?s)<script\\b.*?(?:</script>|\\z)|<style\\b.*?(?:</style>|\\z)");
    private static final Pattern TAG = Pattern.compile("<[^<>]*>");

    private final ObjectMapper json;
    private final Clock clock;

    Errors(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /// Missing when it is none.
    JsonNode json(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException none) {
            return MissingNode.getInstance();
        }
    }

    Failure answered(Endpoint endpoint, StreamedAnswer answer, String body) {
        var told = new RetryAfter.Answer(name -> answer.header(name).orElse(""), body, clock.instant());
        var said = said(endpoint, body);
        return Refusals.of(
                server(endpoint), new Refusals.Answer(answer.status(), said.code, said.message, RetryAfter.of(told)));
    }

    Failure inStream(Endpoint endpoint, String data) {
        var told = new RetryAfter.Answer(name -> "", data, clock.instant());
        var said = said(endpoint, data);
        int status = STATUS.matches(said.code) ? Integer.parseInt(said.code) : 0;
        return Refusals.inStream(
                server(endpoint), new Refusals.Answer(status, said.code, said.message, RetryAfter.of(told)));
    }

    Failure network(Endpoint endpoint, Throwable fault) {
        return switch (fault) {
            case Refused no -> failure(endpoint, Failure.Kind.FORBIDDEN_ADDRESS, Objects.toString(no.getMessage(), ""));
            case SseParser.TooLarge large ->
                failure(endpoint, Failure.Kind.CUT, Objects.toString(large.getMessage(), ""));
            case TimeoutException late -> failure(endpoint, Failure.Kind.TIMEOUT, "no answer in time");
            case ConnectException none -> failure(endpoint, Failure.Kind.UNREACHABLE, "no connection");
            case IllegalArgumentException wrong ->
                failure(endpoint, Failure.Kind.BAD_REQUEST, "the key or the address has signs that cannot be sent");
            default ->
                failure(endpoint, Failure.Kind.UNREACHABLE, fault.getClass().getSimpleName());
        };
    }

    static Failure failure(Endpoint endpoint, Failure.Kind kind, String why) {
        return Refusals.network(server(endpoint), kind, why);
    }

    /// The provider and its host, as the owner gave it.
    private static String server(Endpoint endpoint) {
        var host = Optional.ofNullable(endpoint.base().getHost()).orElse("no server");
        return WireName.of(endpoint.kind()) + " (" + host + ")";
    }

    private Said said(Endpoint endpoint, String body) {
        var read = json(body);
        var said = read.isMissingNode() ? new Said("", plain(body)) : find(read);
        return new Said(said.code, endpoint.withoutKey(said.message));
    }

    /// `{"error":{…}}`, `[{"error":{…}}]`, `{"error":"…"}`, `{"object":"error","message":…}` and what else there is.
    private static Said find(JsonNode body) {
        var object = body.isArray() ? body.path(0) : body;
        var error = object.hasNonNull(ERROR) ? object.path(ERROR) : object;
        if (error.isTextual()) {
            return new Said(object.path("code").asText(""), error.textValue());
        }
        var message = error.path(MESSAGE).isMissingNode() ? error.path("detail") : error.path(MESSAGE);
        var code = error.path("code").asText("");
        var word = code.isEmpty() ? error.path("type").asText("") : code;
        return new Said(word, message.isTextual() ? message.textValue() : shown(message));
    }

    private static String shown(JsonNode message) {
        return message.isMissingNode() || message.isNull() ? "" : message.toString();
    }

    /// Proxies answer with whole pages. What is not closed goes to the end, or it would be looked for again and again.
    private static String plain(String body) {
        return TAG.matcher(UNSEEN.matcher(body).replaceAll(" ")).replaceAll(" ");
    }

    private record Said(String code, String message) {}
}
