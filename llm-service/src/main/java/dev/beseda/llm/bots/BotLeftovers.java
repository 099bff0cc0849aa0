package dev.beseda.llm.bots;

import java.util.List;

/// What a room keeps of a bot, and takes away when the bot is gone.
public interface BotLeftovers {
    /// Statements that delete some of it, in this order: `$1` is the bot, `$2` how many rows at the most, so that no
    /// lock is held for long. They are repeated until none of them finds anything.
    List<String> deletions();
}
