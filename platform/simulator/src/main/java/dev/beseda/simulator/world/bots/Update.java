package dev.beseda.simulator.world.bots;

/// One update that waits for its bot, written out as the bot will read it. Two updates may bear the same id.
public final class Update {
    private final long id;
    private final Lane lane;
    private final byte[] json;
    private final long expiresAtMillis;
    private int attempts;

    public Update(long id, Lane lane, byte[] json, long expiresAtMillis) {
        this.id = id;
        this.lane = lane;
        this.json = json;
        this.expiresAtMillis = expiresAtMillis;
    }

    /// The same update once more, waiting on its own.
    public Update again() {
        return new Update(id, lane, json, expiresAtMillis);
    }

    public long id() {
        return id;
    }

    public Lane lane() {
        return lane;
    }

    public byte[] json() {
        return json;
    }

    public boolean isExpiredAt(long millis) {
        return millis >= expiresAtMillis;
    }

    /// Counts one more try to deliver it and says which it is.
    public int nextAttempt() {
        return ++attempts;
    }

    public int attempts() {
        return attempts;
    }
}
