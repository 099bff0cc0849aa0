package dev.beseda.testkit.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// The real llama.cpp with a tiny model, behind the two native paths of its server that the platform uses. A
/// program of its own: native code is loaded once per process, and its faults stay there. Prints its port when it
/// is ready.
public final class LlamaServer {
    static final String READY = "port ";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONTEXT = 2_048;
    private static final int SLOTS = 2;
    private static final int MOST_TOKENS = 256;

    private final LlamaModel model;

    private LlamaServer(LlamaModel model) {
        this.model = model;
    }

    /// @param folder the one argument: where the model is written and the native library unpacked
    public static void main(String[] folder) throws IOException {
        var file = Path.of(folder[0], "tiny.gguf");
        Files.write(file, TinyModel.file());
        System.setProperty("de.kherud.llama.tmpdir", folder[0]);
        var parameters = new ModelParameters()
                .setModel(file.toString())
                .setCtxSize(CONTEXT)
                .setParallel(SLOTS)
                .setThreads(1)
                .disableLog();
        var server = new LlamaServer(new LlamaModel(parameters));
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext(
                "/health",
                exchange -> send(exchange, 200, JSON.createObjectNode().put("status", "ok")));
        http.createContext("/completion", server::complete);
        http.start();
        System.out.println(READY + http.getAddress().getPort());
    }

    /// What was written so far, and what was asked for.
    private record Progress(List<String> pieces, int promptTokens, int mostTokens, boolean hasStops) {
        /// The end comes with an empty text.
        void add(String text) {
            if (!text.isEmpty()) {
                pieces.add(text);
            }
        }

        ObjectNode last(String content) {
            var stopType = pieces.size() >= mostTokens ? "limit" : hasStops ? "word" : "eos";
            return JSON.createObjectNode()
                    .put("content", content)
                    .put("stop", true)
                    .put("stop_type", stopType)
                    .put("model", "tiny.gguf")
                    .put("tokens_evaluated", promptTokens)
                    .put("tokens_predicted", pieces.size());
        }
    }

    private void complete(HttpExchange exchange) throws IOException {
        var body = JSON.readTree(exchange.getRequestBody());
        if (!body.path("prompt").isTextual()) {
            var error = JSON.createObjectNode();
            error.putObject("error")
                    .put("code", 400)
                    .put("message", "\"prompt\" must be provided")
                    .put("type", "invalid_request_error");
            send(exchange, 400, error);
            return;
        }
        var prompt = body.path("prompt").textValue();
        int asked = body.path("n_predict").asInt(-1);
        int most = asked < 0 ? MOST_TOKENS : Math.min(asked, MOST_TOKENS);
        var stops = new ArrayList<String>();
        body.path("stop").forEach(stop -> stops.add(stop.asText()));
        var parameters = parameters(body, prompt, most).setStopStrings(stops.toArray(String[]::new));
        var progress = new Progress(new ArrayList<>(), model.encode(prompt).length, most, !stops.isEmpty());
        if (body.path("stream").asBoolean()) {
            stream(exchange, parameters, progress);
        } else {
            model.generate(parameters).forEach(output -> progress.add(output.text));
            send(exchange, 200, progress.last(String.join("", progress.pieces())));
        }
    }

    private static InferenceParameters parameters(JsonNode body, String prompt, int most) {
        return new InferenceParameters(prompt)
                .setNPredict(most)
                .setTemperature((float) body.path("temperature").asDouble(0.8))
                .setSeed(body.path("seed").asInt(1));
    }

    private void stream(HttpExchange exchange, InferenceParameters parameters, Progress progress) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var outputs = model.generate(parameters).iterator();
        try (var stream = exchange.getResponseBody()) {
            while (outputs.hasNext()) {
                var text = outputs.next().text;
                progress.add(text);
                if (!text.isEmpty()) {
                    event(stream, JSON.createObjectNode().put("content", text).put("stop", false));
                }
            }
            event(stream, progress.last(""));
        } catch (IOException gone) {
            outputs.cancel();
        }
    }

    private static void event(OutputStream stream, JsonNode json) throws IOException {
        stream.write(("data: " + JSON.writeValueAsString(json) + "\n\n").getBytes(UTF_8));
        stream.flush();
    }

    private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        var body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(body);
        }
    }
}
