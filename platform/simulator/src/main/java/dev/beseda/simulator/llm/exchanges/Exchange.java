package dev.beseda.simulator.llm.exchanges;

import dev.beseda.simulator.llm.requests.Asked;
import dev.beseda.simulator.llm.requests.Dialect;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and what became of it. Belongs to the event loop.
public final class Exchange {
    private final long seq;
    private final long atMillis;
    private final Received received;
    private final Exchanges log;
    private final long arrivedNanos = System.nanoTime();
    private State state = State.RUNNING;
    private int status;
    private int tokens;
    private long firstTokenNanos;
    private long endedNanos;
    private @Nullable Asked asked;
    private @Nullable Long script;
    private Runnable whenOver = () -> {};

    Exchange(long seq, long atMillis, Received received, Exchanges log) {
        this.seq = seq;
        this.atMillis = atMillis;
        this.received = received;
        this.log = log;
    }

    /// What came: where to, with which key, for which model, and the bytes.
    public record Received(String path, Dialect dialect, Key key, String model, Buffer body) {}

    /// How it stands.
    public enum State {
        /// All slots are taken.
        QUEUED,
        RUNNING,
        /// The client has the whole answer.
        COMPLETED,
        /// The client went away before.
        CANCELLED,
        /// The answer was an error.
        REFUSED,
        /// Broken off by a script.
        BROKEN;

        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isOver() {
            return this != QUEUED && this != RUNNING;
        }
    }

    public long seq() {
        return seq;
    }

    public long atMillis() {
        return atMillis;
    }

    public Received received() {
        return received;
    }

    public State state() {
        return state;
    }

    public boolean isOver() {
        return state.isOver();
    }

    public int status() {
        return status;
    }

    public int tokens() {
        return tokens;
    }

    public Optional<Asked> asked() {
        return Optional.ofNullable(asked);
    }

    public Optional<Long> script() {
        return Optional.ofNullable(script);
    }

    public long arrivedNanos() {
        return arrivedNanos;
    }

    /// 0 until there is one.
    public long firstTokenNanos() {
        return firstTokenNanos;
    }

    /// 0 until it is over.
    public long endedNanos() {
        return endedNanos;
    }

    public void read(Asked request) {
        asked = request;
    }

    public void playedBy(long scriptId) {
        script = scriptId;
    }

    public void queue() {
        state = State.QUEUED;
        log.changed();
    }

    public void run() {
        state = State.RUNNING;
        log.changed();
    }

    public void answered(int httpStatus) {
        status = httpStatus;
    }

    public void wrote(int tokensSoFar) {
        if (tokens == 0 && tokensSoFar > 0) {
            firstTokenNanos = System.nanoTime();
        }
        tokens = tokensSoFar;
    }

    /// What is done once, when it is over, however it ends.
    public void whenOver(Runnable deed) {
        var before = whenOver;
        whenOver = () -> {
            before.run();
            deed.run();
        };
    }

    /// Only the first end counts.
    public void end(State how) {
        if (isOver()) {
            return;
        }
        state = how;
        endedNanos = System.nanoTime();
        log.ended(this);
        whenOver.run();
    }
}
