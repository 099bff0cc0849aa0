package dev.beseda.bot.conversations.dialogs;

import dev.beseda.kit.Ids;
import dev.beseda.kit.web.input.QueryValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/// Which conversations a caller looks for; each part that is given narrows them down.
///
/// @param text part of what was said by either side, between `from` and `to` where they are given
/// @param from only those that went on at this time or later
/// @param to only those that had begun before this time
/// @param waitingForPerson only those in which somebody waits for an operator, or only the others
public record DialogFilter(
        @RestQuery("bot_id") Optional<String> botId,
        @RestQuery("chat_id") Optional<String> chatId,
        @RestQuery Optional<String> text,
        @RestQuery Optional<String> from,
        @RestQuery Optional<String> to,
        @RestQuery("waiting_for_person") Optional<String> waitingForPerson) {
    private static final int LONGEST_TEXT = 200;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    Optional<UUID> bot() {
        return new QueryValue("bot_id", botId).uuid();
    }

    Optional<Long> chat() {
        return new QueryValue("chat_id", chatId).whole();
    }

    /// As a pattern of SQL's `like`.
    Optional<String> pattern() {
        return new QueryValue("text", text)
                .words(LONGEST_TEXT)
                .map(words ->
                        "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
    }

    Optional<Instant> since() {
        return new QueryValue("from", from).instant();
    }

    Optional<Instant> until() {
        return new QueryValue("to", to).instant();
    }

    /// No message that is looked for has a lesser id.
    UUID saidFrom() {
        return since().map(Ids::leastOf).orElse(LOWEST);
    }

    /// Every message that is looked for has a lesser id.
    UUID saidUntil() {
        return until().map(Ids::leastOf).orElse(HIGHEST);
    }

    Optional<Boolean> waiting() {
        return new QueryValue("waiting_for_person", waitingForPerson).truth();
    }
}
