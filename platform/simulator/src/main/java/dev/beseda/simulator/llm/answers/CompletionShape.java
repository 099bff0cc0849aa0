package dev.beseda.simulator.llm.answers;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.requests.ErrorBody;
import dev.beseda.simulator.llm.requests.Failure;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// llama.cpp's own `completion`.
record CompletionShape(Asked asked) implements Shape {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final byte[] TOKEN_BEGIN = bytes("data: {\"index\":0,\"content\":\"");
    private static final byte[] TOKEN_END = bytes("\",\"tokens\":[],\"stop\":false,\"id_slot\":0}\n\n");

    @Override
    public void begin(Buffer out) {}

    @Override
    public void token(Buffer out, String token) {
        out.appendBytes(TOKEN_BEGIN).appendBytes(ENCODER.quoteAsUTF8(token)).appendBytes(TOKEN_END);
    }

    @Override
    public void finish(Buffer out, Answer answer, long millis) {
        out.appendString("data: ")
                .appendBytes(Json.bytes(last(answer, "", millis)))
                .appendString("\n\n");
    }

    @Override
    public void error(Buffer out, Failure failure) {
        out.appendString("data: ")
                .appendBytes(Json.bytes(ErrorBody.LLAMA.inStream(failure)))
                .appendString("\n\n");
    }

    @Override
    public Buffer whole(Answer answer, long millis) {
        return Json.buffer(last(answer, answer.text(), millis));
    }

    private ObjectNode last(Answer answer, String content, long millis) {
        var end = answer.end();
        var body = Json.object()
                .put("index", 0)
                .put("content", content)
                .put("stop", true)
                .put("model", asked.model())
                .put("tokens_predicted", answer.tokens().size())
                .put("tokens_evaluated", answer.promptTokens())
                .put("tokens_cached", answer.promptTokens() + answer.tokens().size())
                .put("truncated", false)
                .put("stop_type", end.kind().name().toLowerCase(Locale.ROOT))
                .put("stopping_word", end.stoppingWord())
                .put("id_slot", 0);
        body.putArray("tokens");
        body.set("timings", answer.timings(millis));
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
