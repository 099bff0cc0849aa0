package dev.beseda.simulator.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.beseda.simulator.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a bot told of its own view, line by line; each line is heard once.
final class BotOutput {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<JsonNode> lines = new ArrayList<>();

    synchronized void add(JsonNode line) {
        lines.add(line);
        notifyAll();
    }

    void sent(long chat, long message, String text) {
        add(Json.object()
                .put("saw", "sent")
                .put("chat", chat)
                .put("message_id", message)
                .put("text", text));
    }

    void edited(long chat, long message, String text) {
        add(Json.object()
                .put("saw", "edited")
                .put("chat", chat)
                .put("message_id", message)
                .put("text", text));
    }

    /// One photo of an album.
    record Photo(long message, String group) {}

    void album(long chat, List<Photo> photos) {
        var line = Json.object().put("saw", "album").put("chat", chat);
        var messages = line.putArray("message_ids");
        photos.forEach(photo -> messages.add(photo.message()));
        var groups = line.putArray("media_group_ids");
        photos.forEach(photo -> groups.add(photo.group()));
        add(line);
    }

    /// An error of the Bot API; without a time to wait it's 0.
    record Refusal(int code, String description, int retryAfter) {}

    void refused(String saw, Refusal refusal) {
        add(Json.object()
                .put("saw", saw)
                .put("error_code", refusal.code())
                .put("description", refusal.description())
                .put("retry_after", refusal.retryAfter()));
    }

    void download(long chat, byte[] bytes) {
        add(Json.object()
                .put("saw", "download")
                .put("chat", chat)
                .put("bytes", bytes.length)
                .put("sha256", sha256(bytes)));
    }

    /// What should not have happened, with its causes.
    void fault(Throwable broken) {
        var trace = new StringWriter();
        broken.printStackTrace(new PrintWriter(trace));
        fault(trace.toString());
    }

    void fault(String text) {
        add(Json.object().put("saw", "fault").put("text", text));
    }

    /// Waits for the next line of a kind about a chat.
    JsonNode next(String saw, long chat) {
        return next(
                saw + " in chat " + chat,
                line -> isA(saw, line) && line.path("chat").asLong() == chat);
    }

    /// Waits for the next line of a kind.
    JsonNode next(String saw) {
        return next(saw, line -> isA(saw, line));
    }

    /// Whether there is a line of a kind that nobody heard yet.
    synchronized boolean has(String saw) {
        return lines.stream().anyMatch(line -> isA(saw, line));
    }

    private synchronized JsonNode next(String wanted, Predicate<JsonNode> isWanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            take(line -> isA("fault", line)).ifPresent(fault -> {
                throw new AssertionError("The bot failed: " + fault.path("text").asText());
            });
            var found = take(isWanted);
            if (found.isPresent()) {
                return found.get();
            }
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new AssertionError("The bot did not tell of \"%s\", only of %s".formatted(wanted, lines));
            }
            pause(millis);
        }
    }

    private Optional<JsonNode> take(Predicate<JsonNode> isWanted) {
        var found = lines.stream().filter(isWanted).findFirst();
        found.ifPresent(lines::remove);
        return found;
    }

    private synchronized void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isA(String saw, JsonNode line) {
        return line.path("saw").asText().equals(saw);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
