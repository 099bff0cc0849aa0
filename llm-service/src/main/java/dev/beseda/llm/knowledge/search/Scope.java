package dev.beseda.llm.knowledge.search;

import java.util.UUID;

/// Where to look: what a bot knows is its own, and what all bots of its workspace know.
public record Scope(UUID workspace, UUID bot, Only only) {
    /// What of it.
    public enum Only {
        ALL,
        PRODUCTS
    }

    public static Scope all(UUID workspace, UUID bot) {
        return new Scope(workspace, bot, Only.ALL);
    }
}
