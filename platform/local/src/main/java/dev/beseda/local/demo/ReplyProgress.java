package dev.beseda.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// How a message of a bot comes into being, from "typing" to its last word. While a language model writes, a button to
/// stop it hangs under what is there.
final class ReplyProgress {
    private static final String STOP = "stop:";
    private static final String MORE = "…";

    private final long after;
    private final Consumer<Glimpse> watcher;
    private boolean typing;
    private String seen = "";
    private int edits;
    private Instant newsAt = Instant.now();

    /// @param after the number of the message before it
    ReplyProgress(long after, Consumer<Glimpse> watcher) {
        this.after = after;
        this.watcher = watcher;
    }

    /// What a person sees of a message that is not whole.
    ///
    /// @param more the words that have come; none while the bot is only "typing"
    public record Glimpse(String more, Instant at) {}

    /// The message, once it is whole.
    Optional<JsonNode> see(JsonNode live) {
        var line = live.required("messages")
                .valueStream()
                .filter(SimulatedChat::isOfBot)
                .filter(message -> message.required("message_id").asLong() > after)
                .findFirst();
        if (line.isEmpty()) {
            if (live.required("typing").asBoolean() && !typing) {
                typing = true;
                tell("");
            }
            return Optional.empty();
        }
        return see(line.get(), line.get().path("text").asText());
    }

    private Optional<JsonNode> see(JsonNode line, String text) {
        boolean isWhole = line.path("buttons")
                .valueStream()
                .noneMatch(button -> button.path("callback_data").asText().startsWith(STOP));
        if (!text.equals(seen)) {
            edits += seen.isEmpty() ? 0 : 1;
            if (!isWhole) {
                tell(beyond(seen, text));
            }
            seen = text;
        }
        return isWhole ? Optional.of(line) : Optional.empty();
    }

    /// How often the message was changed.
    int edits() {
        return edits;
    }

    /// When something was last seen of it.
    Instant newsAt() {
        return newsAt;
    }

    private void tell(String more) {
        newsAt = Instant.now();
        watcher.accept(new Glimpse(more, newsAt));
    }

    /// What `now` has that `before` has not, from the word on in which they differ.
    static String beyond(String before, String now) {
        int same = 0;
        while (same < Math.min(before.length(), now.length()) && before.charAt(same) == now.charAt(same)) {
            same++;
        }
        boolean isEnd = same == before.length() || before.startsWith(MORE, same);
        return now.substring(isEnd ? same : beginningOfWord(now, same)).strip();
    }

    private static int beginningOfWord(String text, int at) {
        int beginning = at;
        while (beginning > 0 && !Character.isWhitespace(text.charAt(beginning - 1))) {
            beginning--;
        }
        return beginning;
    }
}
