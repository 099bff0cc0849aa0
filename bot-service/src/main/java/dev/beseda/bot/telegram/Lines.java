package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// The deliveries that wait in this replica: a line for each chat of a bot, served in order, one at a time.
///
/// A chat that must wait holds up only its own line; a bot that Telegram told to wait holds up only its own chats.
/// Safe to use from many threads.
final class Lines {
    /// How many calls of one bot may be under way at once.
    private static final int MOST_OF_A_BOT = 40;

    private final Map<Destination, Line> lines = new HashMap<>();
    private final Map<UUID, BotState> bots = new HashMap<>();
    private final Map<UUID, Delivery> inHand = new HashMap<>();
    private final PriorityQueue<Line> waiting =
            new PriorityQueue<>(Comparator.comparing((Line line) -> line.due).thenComparing(line -> line.ticket));
    private long tickets;

    private static final class Line {
        final Destination to;
        final Deque<Delivery> deliveries = new ArrayDeque<>();
        Instant due = Instant.MIN;
        long ticket;
        boolean busy;
        boolean forgotten;

        Line(Destination to) {
            this.to = to;
        }
    }

    private static final class BotState {
        final Deque<Line> held = new ArrayDeque<>();
        Instant pausedUntil = Instant.MIN;
        int underWay;

        boolean idle() {
            return underWay == 0 && held.isEmpty();
        }
    }

    /// Puts deliveries at the end of their lines; those that are in hand already are passed over.
    synchronized void add(Collection<Delivery> deliveries) {
        for (var delivery : deliveries) {
            if (inHand.putIfAbsent(delivery.id(), delivery) == null) {
                var line = lines.computeIfAbsent(delivery.to(), Line::new);
                line.deliveries.add(delivery);
                line.forgotten = false;
                if (line.deliveries.size() == 1 && !line.busy) {
                    enqueue(line, Instant.MIN);
                }
            }
        }
    }

    /// The heads of lines that may go now, `most` at the most; each is under way until it is ended or made again.
    synchronized List<Delivery> takeDue(Instant now, int most) {
        var taken = new ArrayList<Delivery>();
        while (taken.size() < most && !waiting.isEmpty() && !waiting.peek().due.isAfter(now)) {
            var line = waiting.remove();
            var bot = bots.computeIfAbsent(line.to.bot(), id -> new BotState());
            if (bot.pausedUntil.isAfter(now)) {
                enqueue(line, bot.pausedUntil);
            } else if (bot.underWay >= MOST_OF_A_BOT) {
                bot.held.add(line);
            } else {
                bot.underWay++;
                line.busy = true;
                taken.add(line.deliveries.getFirst());
            }
        }
        return taken;
    }

    /// How the delivery ended is recorded: it is not in our hands any more.
    synchronized void recorded(Delivery delivery) {
        inHand.remove(delivery.id());
    }

    /// The call is over for good: the next of its chat may go. It stays in hand until its outcome is recorded.
    synchronized void ended(Delivery delivery) {
        free(delivery).ifPresent(line -> {
            line.deliveries.removeFirst();
            if (line.deliveries.isEmpty()) {
                lines.remove(line.to);
            } else {
                enqueue(line, Instant.MIN);
            }
        });
    }

    /// The delivery is made again, at the head of its line, not before `at`. One that was forgotten meanwhile is left
    /// to whoever speaks for its bot now: waiting for it here would hold up a shard that others want.
    synchronized void again(Delivery delivery, Instant at) {
        inHand.replace(delivery.id(), delivery);
        free(delivery).ifPresent(line -> {
            line.deliveries.removeFirst();
            if (line.forgotten) {
                inHand.remove(delivery.id());
                lines.remove(line.to);
            } else {
                line.deliveries.addFirst(delivery);
                enqueue(line, at);
            }
        });
    }

    /// No call of this bot goes before `until`.
    synchronized void pause(UUID bot, Instant until) {
        var state = bots.computeIfAbsent(bot, id -> new BotState());
        if (state.pausedUntil.isBefore(until)) {
            state.pausedUntil = until;
        }
    }

    /// Forgets what waits and is not under way, for these bots; what is under way is not made again.
    synchronized void forget(Predicate<UUID> bot) {
        for (var line : List.copyOf(lines.values())) {
            if (bot.test(line.to.bot())) {
                forget(line);
            }
        }
    }

    private void forget(Line line) {
        var kept = line.busy ? line.deliveries.removeFirst() : null;
        line.deliveries.forEach(delivery -> inHand.remove(delivery.id()));
        line.deliveries.clear();
        if (kept != null) {
            line.deliveries.add(kept);
            line.forgotten = true;
            return;
        }
        waiting.remove(line);
        lines.remove(line.to);
        Optional.ofNullable(bots.get(line.to.bot())).ifPresent(bot -> bot.held.remove(line));
    }

    /// Whether deliveries of these bots are in our hands.
    synchronized boolean hold(Predicate<UUID> bot) {
        return inHand.values().stream()
                .anyMatch(delivery -> bot.test(delivery.to().bot()));
    }

    synchronized Set<UUID> inHand() {
        return Set.copyOf(inHand.keySet());
    }

    /// When the next delivery may go; empty when nothing waits.
    synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(waiting.peek()).map(line -> line.due);
    }

    private Optional<Line> free(Delivery delivery) {
        var bot = bots.get(delivery.to().bot());
        if (bot != null) {
            bot.underWay--;
            Optional.ofNullable(bot.held.poll()).ifPresent(line -> enqueue(line, Instant.MIN));
            if (bot.idle() && bot.pausedUntil.equals(Instant.MIN)) {
                bots.remove(delivery.to().bot());
            }
        }
        var line = Optional.ofNullable(lines.get(delivery.to())).filter(found -> found.busy);
        line.ifPresent(found -> found.busy = false);
        return line;
    }

    private void enqueue(Line line, Instant due) {
        line.due = due;
        line.ticket = tickets++;
        waiting.add(line);
    }
}
