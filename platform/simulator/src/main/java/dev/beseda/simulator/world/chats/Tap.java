package dev.beseda.simulator.world.chats;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A tap on an inline button, and the bot's answer once there is one.
public final class Tap {
    private final String id;
    private final User person;
    private final long messageId;
    private final String data;
    private final long atMillis;
    private final Runnable onAnswer;
    private @Nullable Answer answer;

    Tap(long messageId, String data, Stamp stamp, Runnable onAnswer) {
        this.id = stamp.id();
        this.person = stamp.person();
        this.messageId = messageId;
        this.data = data;
        this.atMillis = stamp.atMillis();
        this.onAnswer = onAnswer;
    }

    /// Identity, person and time.
    public record Stamp(String id, User person, long atMillis) {}

    /// What the bot showed for it.
    public record Answer(
            @Nullable String text,
            boolean showAlert,
            @Nullable String url) {}

    public String id() {
        return id;
    }

    public User person() {
        return person;
    }

    public long messageId() {
        return messageId;
    }

    public String data() {
        return data;
    }

    public long atMillis() {
        return atMillis;
    }

    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    public void answered(Answer given) {
        answer = given;
        onAnswer.run();
    }
}
