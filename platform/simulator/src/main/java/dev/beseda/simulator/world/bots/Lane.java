package dev.beseda.simulator.world.bots;

/// Updates of one lane reach a bot one after the other; lanes run beside each other.
public record Lane(Kind kind, long id) {
    /// What the order is kept for.
    public enum Kind {
        CHAT,
        USER,
        POLL,
        OTHER
    }
}
