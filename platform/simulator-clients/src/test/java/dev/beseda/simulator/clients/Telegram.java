package dev.beseda.simulator.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.beseda.simulator.Simulator;
import dev.beseda.simulator.SimulatorSettings;
import dev.beseda.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/// A simulator of its own for one library, its people and its log, as the control API shows them.
final class Telegram implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEAST_ERROR = 400;

    private final Simulator simulator = Simulator.start(SimulatorSettings.from(Map.of("SIMULATOR_PORT", "0")));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    URI url() {
        return simulator.url();
    }

    /// A bot of the name; its token is known from then on.
    void addBot(String token) {
        var unused = post("bots", Json.object().put("token", token));
    }

    Person newPerson(String token) {
        var made = post("users", Json.object().put("first_name", "Ada"));
        return new Person(token.split(":")[0], made.path("id").asLong());
    }

    /// Calls of the bot, in order.
    List<JsonNode> calls(String token, String method) {
        var events = get("/simulator/api/events?kind=api_call&limit=10000&bot=" + token.split(":")[0]);
        return StreamSupport.stream(events.spliterator(), false)
                .filter(call -> call.path("method").asText().equalsIgnoreCase(method))
                .toList();
    }

    /// Somebody else asks for the bot's updates, again and again, until something came of it.
    void pollElsewhereUntil(String token, BooleanSupplier isDone) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone.getAsBoolean() && System.nanoTime() < end) {
            var unused = ask(request("/bot" + token + "/getUpdates?timeout=1").GET());
        }
    }

    /// Somebody else sets a webhook for the bot, at an address where nobody listens.
    void setWebhookElsewhere(String token) {
        var unused = get("/bot" + token + "/setWebhook?url=http://127.0.0.1:9/");
    }

    /// A person in the chat with the bot.
    final class Person {
        private final String bot;
        private final long id;

        private Person(String bot, long id) {
            this.bot = bot;
            this.id = id;
        }

        long id() {
            return id;
        }

        void write(String text) {
            var unused = post("messages", act().put("text", text));
        }

        void tap(long message, String button) {
            var unused = post("taps", act().put("message_id", message).put("data", button));
        }

        /// Sends a made-up picture of this size.
        void sendPhoto(int size) {
            var unused = post("media", act().put("kind", "photo").put("size", size));
        }

        /// From now on the next message to the person is refused once.
        void orderTooManyRequests(int retryAfter) {
            var fault = Json.object()
                    .put("kind", "too_many_requests")
                    .put("bot", bot)
                    .put("chat_id", id)
                    .put("method", "sendMessage")
                    .put("times", 1)
                    .put("retry_after", retryAfter);
            var unused = post("faults", fault);
        }

        List<JsonNode> transcript() {
            var lines = get("/simulator/api/chats/%s/%d".formatted(bot, id));
            return StreamSupport.stream(lines.spliterator(), false).toList();
        }

        private ObjectNode act() {
            return Json.object().put("bot", bot).put("user", id);
        }
    }

    /// The bytes of what a line of a transcript shows.
    byte[] media(JsonNode line) {
        return send(request(line.at("/media/url").asText()).GET());
    }

    private JsonNode post(String noun, ObjectNode body) {
        var request = request("/simulator/api/" + noun).header("content-type", "application/json");
        return Json.read(new String(send(request.POST(BodyPublishers.ofString(body.toString()))), UTF_8))
                .orElseThrow();
    }

    private JsonNode get(String path) {
        return Json.read(new String(send(request(path).GET()), UTF_8)).orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE);
    }

    private byte[] send(HttpRequest.Builder request) {
        var answer = ask(request);
        if (answer.statusCode() >= LEAST_ERROR) {
            throw new AssertionError("The simulator refused: " + new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        simulator.close();
        http.close();
    }
}
