package dev.beseda.simulator.limits;

/// How fast one bot may write: in all, into one chat (with so many at once), and into one group or channel.
public record Pace(double perBotPerSecond, double perChatPerSecond, int chatBurst, double perGroupPerMinute) {
    /// What Telegram says of itself; the burst is what people have seen.
    public static final Pace TELEGRAM = new Pace(30, 1, 3, 20);

    Bucket forBot() {
        return new Bucket(perBotPerSecond, Math.max(1, perBotPerSecond));
    }

    Bucket forChat() {
        return new Bucket(perChatPerSecond, chatBurst);
    }

    Bucket forGroup() {
        return new Bucket(perGroupPerMinute / 60, Math.max(1, perGroupPerMinute));
    }
}
