package dev.beseda.simulator.llm.answers;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.json.Json;
import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.requests.Dialect;
import dev.beseda.simulator.llm.requests.Failure;
import dev.beseda.simulator.llm.scripts.Conduct.Usage;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/// `chat/completions` as OpenAI has it, with each provider's own way to tell what was used.
final class ChatShape implements Shape {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final byte[] TOKEN_END = bytes("\"},\"finish_reason\":null}]}\n\n");

    private final Asked asked;
    private final Usage usage;
    private final String id;
    private final long createdAt;
    private final byte[] tokenBegin;

    ChatShape(Asked asked, Usage usage, long seq, long atMillis) {
        this.asked = asked;
        this.usage = usage;
        this.id = "chatcmpl-" + seq;
        this.createdAt = atMillis / 1_000;
        this.tokenBegin =
                bytes("data: {\"id\":\"%s\",\"object\":\"chat.completion.chunk\",\"created\":%d,\"model\":\"%s\","
                                .formatted(id, createdAt, new String(ENCODER.quoteAsString(asked.model())))
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"");
    }

    @Override
    public void begin(Buffer out) {
        var chunk = chunk();
        chunk.putArray("choices")
                .addObject()
                .put("index", 0)
                .putNull("finish_reason")
                .putObject("delta")
                .put("role", "assistant")
                .put("content", "");
        event(out, chunk);
    }

    @Override
    public void token(Buffer out, String token) {
        out.appendBytes(tokenBegin).appendBytes(ENCODER.quoteAsUTF8(token)).appendBytes(TOKEN_END);
    }

    @Override
    public void finish(Buffer out, Answer answer, long millis) {
        var last = chunk();
        last.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", answer.finishReason())
                .putObject("delta");
        boolean told =
                usage == Usage.ALWAYS || (usage == Usage.ASKED && asked.wanted().usage());
        if (told && asked.dialect() == Dialect.MISTRAL) {
            last.set("usage", used(answer));
        }
        if (asked.dialect() == Dialect.GROQ && usage != Usage.NEVER) {
            last.putObject("x_groq").put("id", id).set("usage", used(answer));
        }
        if (asked.dialect() == Dialect.LLAMA) {
            last.set("timings", answer.timings(millis));
        }
        event(out, last);
        if (told && asked.dialect() != Dialect.MISTRAL) {
            var chunk = chunk();
            chunk.putArray("choices");
            chunk.set("usage", used(answer));
            event(out, chunk);
        }
        out.appendString("data: [DONE]\n\n");
    }

    @Override
    public void error(Buffer out, Failure failure) {
        out.appendString("data: ")
                .appendBytes(Json.bytes(asked.dialect().errors().inStream(failure)))
                .appendString("\n\n");
    }

    @Override
    public Buffer whole(Answer answer, long millis) {
        var body = Json.object().put("id", id).put("object", "chat.completion");
        body.put("created", createdAt).put("model", asked.model());
        body.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", answer.finishReason())
                .putObject("message")
                .put("role", "assistant")
                .put("content", answer.text());
        if (usage != Usage.NEVER) {
            body.set("usage", used(answer));
        }
        return Json.buffer(body);
    }

    private ObjectNode chunk() {
        return Json.object()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", createdAt)
                .put("model", asked.model());
    }

    private static ObjectNode used(Answer answer) {
        int written = answer.tokens().size();
        return Json.object()
                .put("prompt_tokens", answer.promptTokens())
                .put("completion_tokens", written)
                .put("total_tokens", answer.promptTokens() + written);
    }

    private static void event(Buffer out, ObjectNode chunk) {
        out.appendString("data: ").appendBytes(Json.bytes(chunk)).appendString("\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
