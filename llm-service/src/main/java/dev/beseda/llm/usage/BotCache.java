package dev.beseda.llm.usage;

import dev.beseda.llm.bots.BotLeftovers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The kept replies of bots that are gone. What they used stays: it was paid for.
@ApplicationScoped
class BotCache implements BotLeftovers {
    private static final String CACHE = """
            delete from cached_reply where (bot_id, key) in (
                select bot_id, key from cached_reply where bot_id = $1 limit $2 for update skip locked)
            """;

    @Override
    public List<String> deletions() {
        return List.of(CACHE);
    }
}
