package dev.beseda.llm.memory;

import dev.beseda.llm.bots.BotLeftovers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The talks of bots that are gone.
@ApplicationScoped
class BotTalks implements BotLeftovers {
    private static final String TURNS = """
            delete from turn where (conversation_id, number) in (
                select conversation_id, number from talk join turn using (conversation_id)
                where bot_id = $1 limit $2 for update of turn skip locked)
            """;

    private static final String TALKS = """
            delete from talk where conversation_id in (
                select conversation_id from talk
                where bot_id = $1 and not exists (select from turn where turn.conversation_id = talk.conversation_id)
                limit $2 for update skip locked)
            """;

    @Override
    public List<String> deletions() {
        return List.of(TURNS, TALKS);
    }
}
