package dev.beseda.bot.telegram.sending;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What one look at the table brought: which deliveries are to be taken, and of which piles it has more.
///
/// @param toLoad what is queued and can be taken, or was begun and abandoned
/// @param piles what was seen of each pile
record DeliveryPage(List<UUID> toLoad, Map<Pile, Seen> piles) {
    /// @param lines how many lines of a pile are looked at once
    /// @param perLine how many of each
    record Size(int lines, int perLine) {}

    /// The deliveries of a pile for one chat or topic, answers to taps apart: one is sent after the other.
    record Line(Pile pile, long chat, long thread, boolean ofTaps) {
        static final Comparator<Line> ORDER = Comparator.comparingLong(Line::chat)
                .thenComparingLong(Line::thread)
                .thenComparing(Line::ofTaps);
    }

    /// An open row.
    record Key(Line line, UUID id, Standing standing) {}

    enum Standing {
        /// It may be taken.
        QUEUED,
        /// Its bot is switched off: it stays where it is.
        IDLE,
        /// Somebody may be making the call.
        BEGUN,
        /// Nobody can be making the call any more.
        ABANDONED
    }

    /// @param last the last line that was looked at
    /// @param toTheEnd whether there was none behind it
    /// @param more whether a line has more than was taken
    /// @param idle whether it may wait for more
    record Seen(Line last, boolean toTheEnd, boolean more, boolean idle) {}

    /// @param keys those of a line oldest first
    static DeliveryPage of(List<Key> keys, Set<UUID> inHand, Size size) {
        var toLoad = new ArrayList<UUID>();
        var piles = new LinkedHashMap<Pile, Seen>();
        keys.stream().collect(groupingBy(key -> key.line().pile())).forEach((pile, found) -> {
            var lines = found.stream().collect(groupingBy(Key::line, toList()));
            boolean more = false;
            for (var line : lines.values()) {
                int taken = take(line, inHand, toLoad);
                more |= taken < line.size() || line.size() == size.perLine();
            }
            var last = lines.keySet().stream().max(Line.ORDER).orElseThrow();
            boolean idle = found.stream().anyMatch(key -> key.standing() == Standing.IDLE);
            piles.put(pile, new Seen(last, lines.size() < size.lines(), more, idle));
        });
        return new DeliveryPage(toLoad, piles);
    }

    /// Takes a line up to a call that somebody else may still be making: nothing overtakes it.
    private static int take(List<Key> line, Set<UUID> inHand, List<UUID> toLoad) {
        int taken = 0;
        for (var key : line) {
            boolean ours = inHand.contains(key.id());
            if (!ours && key.standing() == Standing.BEGUN) {
                return taken;
            }
            if (!ours && key.standing() != Standing.IDLE) {
                toLoad.add(key.id());
            }
            taken++;
            if (!ours && key.standing() == Standing.ABANDONED) {
                return taken;
            }
        }
        return taken;
    }
}
