package dev.beseda.llm.replies.records;

import dev.beseda.kit.problems.BadField;
import dev.beseda.kit.web.input.QueryValue;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/// Which replies a caller looks for; each part that is given narrows them down.
///
/// @param state `waiting`, `running`, `written` or `failed`
public record ReplyFilter(
        @RestQuery("bot_id") Optional<String> botId,
        @RestQuery Optional<String> state) {
    private static final Set<String> STATES = Set.of("waiting", "running", "written", "failed");

    Optional<UUID> bot() {
        return new QueryValue("bot_id", botId).uuid();
    }

    Optional<String> knownState() {
        if (state.filter(name -> !STATES.contains(name)).isPresent()) {
            throw new BadField("state", "must be waiting, running, written or failed");
        }
        return state;
    }
}
