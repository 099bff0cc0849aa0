package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.local.rest.JsonApi;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// A person of the simulator talks to a demo's bot; every line is told with its time as soon as it is there.
public final class DemoConversation {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JsonApi simulator;
    private final String botToken;
    private final Consumer<Line> listener;

    public DemoConversation(JsonApi simulator, String botToken, Consumer<Line> listener) {
        this.simulator = simulator;
        this.botToken = botToken;
        this.listener = listener;
    }

    /// Something said in the chat.
    ///
    /// @param after for an answer of the bot: how long after the person's line it arrived
    public record Line(String speaker, String text, Instant at, Duration after) {}

    /// The bot was silent for too long.
    public static final class NoReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoReply(String line) {
            super("The bot did not answer \"%s\" within %d seconds; ./beseda logs bot may tell why."
                    .formatted(line, PATIENCE.toSeconds()));
        }
    }

    /// Plays one conversation with a person nobody knew before.
    public void play(JsonNode conversation) {
        var user = simulator.create("/simulator/api/users", conversation.required("user"));
        for (var line : conversation.required("lines")) {
            speak(user, line);
        }
    }

    private void speak(JsonNode user, JsonNode line) {
        var text = line.required("says").asText();
        var sent = Instant.now();
        var written = simulator.create(
                "/simulator/api/messages",
                JsonApi.object()
                        .put("bot", botToken)
                        .put("user", user.required("id").asLong())
                        .put("text", text));
        listener.accept(new Line(user.required("first_name").asText(), text, sent, Duration.ZERO));
        var last = written.required("message_id").asLong();
        for (var heard = 0; heard < line.required("answers").asInt(); ) {
            var answers = answersAfter(user, last, sent);
            if (answers.isEmpty()) {
                throw new NoReply(text);
            }
            for (var answer : answers) {
                var at = Instant.ofEpochMilli(answer.required("at_millis").asLong());
                listener.accept(new Line("Bot", answer.required("text").asText(), at, Duration.between(sent, at)));
                last = answer.required("message_id").asLong();
                heard++;
            }
        }
    }

    /// The simulator answers as soon as there is something new, or with nothing when the time is over.
    private JsonNode answersAfter(JsonNode user, long message, Instant since) {
        var left = PATIENCE.minus(Duration.between(since, Instant.now())).toMillis();
        return simulator.get("/simulator/api/chats/%s/%d?after=%d&wait_millis=%d"
                .formatted(botToken, user.required("id").asLong(), message, Math.max(0, left)));
    }
}
