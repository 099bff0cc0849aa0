package dev.beseda.bot.telegram.rules.pace;

import dev.beseda.bot.telegram.rules.Family;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Whom a flood (429) concerns: Telegram does not say whether it is the chat or the whole bot.
///
/// A refusal silences its chat. Several chats refused one after another, with no call of the same family done in
/// between, silence the bot.
final class Floods {
    private static final int CHATS_THAT_MEAN_THE_BOT = 3;

    private final Map<Family, Instant> silence = new EnumMap<>(Family.class);
    private final Map<Family, Row> rows = new EnumMap<>(Family.class);

    private static final class Row {
        final Set<Long> chats = new HashSet<>();
        Instant until = Instant.MIN;
    }

    /// @return whether the whole bot is silent now
    boolean refused(Family family, long chat, Instant until) {
        var row = rows.computeIfAbsent(family, first -> new Row());
        row.chats.add(chat);
        row.until = row.until.isAfter(until) ? row.until : until;
        if (row.chats.size() < CHATS_THAT_MEAN_THE_BOT) {
            return false;
        }
        silence.merge(family, row.until, (known, found) -> known.isAfter(found) ? known : found);
        rows.remove(family);
        return true;
    }

    void done(Family family) {
        rows.remove(family);
    }

    /// When the bot may speak again.
    Instant over(Family family) {
        return silence.getOrDefault(family, Instant.MIN);
    }

    boolean areOver(Instant now) {
        return silence.values().stream().noneMatch(now::isBefore);
    }
}
