package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.pace.Governor;
import dev.beseda.bot.telegram.rules.pace.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The deliveries that are in the hands of this replica, each with the governor of its bot; the bots take turns, so
/// none waits for another. Safe to use from many threads.
final class SendQueues {
    /// How many calls of one bot begin before another bot has its turn.
    private static final int TURN = 8;

    /// Deliveries of one bot and one lane, as they lie in the table.
    record Pile(UUID bot, Lane lane) {
        static Pile of(Delivery delivery) {
            return new Pile(delivery.to().bot(), delivery.lane());
        }
    }

    private final Limits limits;
    private final Map<UUID, Bot> bots = new HashMap<>();
    private final Map<UUID, Delivery> inHand = new HashMap<>();
    private final Map<Pile, Integer> sizes = new HashMap<>();
    private final PriorityQueue<Look> looks =
            new PriorityQueue<>(Comparator.comparing(Look::at).thenComparing(Look::ticket));
    private Instant governed = Instant.EPOCH;
    private long tickets;

    private static final class Bot {
        final Governor governor;
        /// What is under way and was forgotten: it is not made again here.
        final Set<UUID> forgotten = new HashSet<>();
        /// The newest entry in `looks`; older ones are void.
        long ticket;

        Bot(Governor governor) {
            this.governor = governor;
        }
    }

    private record Look(Bot bot, Instant at, long ticket) {}

    SendQueues(Limits limits) {
        this.limits = limits;
    }

    /// Bots have come to this replica: until now somebody else may have sent for them.
    synchronized void gained(Instant now) {
        governed = now;
    }

    /// Puts deliveries at the end of their lines; those that are in hand already are passed over.
    synchronized void add(Collection<Delivery> deliveries, Instant now) {
        for (var delivery : deliveries) {
            if (keep(delivery)) {
                var bot = bot(delivery, now);
                bot.forgotten.clear();
                bot.governor.add(delivery, now);
                look(bot, now);
            }
        }
    }

    /// Begins a call that is not stored: now or not at all. It ends as all do.
    synchronized boolean begins(Delivery ephemeralCall, Instant now) {
        boolean begins = bot(ephemeralCall, now).governor.beginsAtOnce(ephemeralCall, now);
        return begins && keep(ephemeralCall);
    }

    /// The calls that begin now, `most` at the most; each is under way until it is ended or made again.
    synchronized List<Delivery> takeDue(Instant now, int most) {
        var taken = new ArrayList<Delivery>();
        while (taken.size() < most && !looks.isEmpty() && !looks.peek().at().isAfter(now)) {
            var due = looks.remove();
            if (due.ticket() == due.bot().ticket) {
                var governor = due.bot().governor;
                taken.addAll(governor.next(now, Math.min(TURN, most - taken.size())));
                governor.lookAgain(now).ifPresent(at -> look(due.bot(), at));
            }
        }
        return taken;
    }

    /// What Telegram said to a call that is under way.
    synchronized void answered(Delivery delivery, Answer answer, Instant now) {
        find(delivery).ifPresent(bot -> bot.governor.answered(delivery, answer, now));
    }

    /// The call is over for good: the next of its chat may go. It stays in hand until its outcome is recorded.
    synchronized void ended(Delivery delivery, Instant now) {
        find(delivery).ifPresent(bot -> {
            bot.governor.ended(delivery, now);
            look(bot, now);
        });
    }

    /// How the delivery ended is recorded: it is not in our hands any more.
    synchronized void recorded(Delivery delivery) {
        letGo(delivery);
        find(delivery).ifPresent(bot -> bot.forgotten.remove(delivery.id()));
    }

    /// The delivery is made again in the form of `next`. One that was forgotten meanwhile is left to whoever speaks
    /// for its bot now: waiting for it here would hold up a shard that others want.
    synchronized void again(Delivery begun, Delivery next, Instant now) {
        find(begun).ifPresent(bot -> {
            if (bot.forgotten.contains(begun.id())) {
                bot.governor.ended(begun, now);
                recorded(begun);
            } else {
                inHand.replace(next.id(), next);
                bot.governor.again(begun, next, now);
            }
            look(bot, now);
        });
    }

    /// The call may not begin: neither it nor what waits behind it is in our hands any more.
    synchronized void refused(Delivery delivery, Instant now) {
        find(delivery).ifPresent(bot -> {
            bot.governor.refused(delivery, now).forEach(this::letGo);
            look(bot, now);
        });
        recorded(delivery);
    }

    /// Forgets what waits and is not under way, for these bots; what is under way is not made again.
    synchronized void forget(Predicate<UUID> which) {
        bots.forEach((id, bot) -> {
            if (which.test(id)) {
                bot.governor.forget(lane -> true).forEach(this::letGo);
            }
        });
        inHand.values().stream()
                .filter(delivery -> which.test(delivery.to().bot()))
                .forEach(left -> find(left).ifPresent(bot -> bot.forgotten.add(left.id())));
    }

    /// Forgets what waits of the bulk of these bots: it stays in the table.
    synchronized void forgetBulk(Set<UUID> which) {
        which.stream()
                .flatMap(id -> Optional.ofNullable(bots.get(id)).stream())
                .flatMap(bot -> bot.governor.forget(Lane::isBulk).stream())
                .forEach(this::letGo);
    }

    /// The bots whose bulk is in our hands.
    synchronized Set<UUID> withBulk() {
        return sizes.keySet().stream()
                .filter(pile -> pile.lane().isBulk())
                .map(Pile::bot)
                .collect(Collectors.toSet());
    }

    /// The bot has another token: what waited for it may go at once.
    synchronized void renewed(UUID id, Instant now) {
        Optional.ofNullable(bots.get(id)).ifPresent(bot -> {
            bot.governor.renewed();
            look(bot, now);
        });
    }

    /// Whether deliveries of these bots are in our hands.
    synchronized boolean hold(Predicate<UUID> bot) {
        return inHand.values().stream()
                .anyMatch(delivery -> bot.test(delivery.to().bot()));
    }

    synchronized Set<UUID> inHand() {
        return Set.copyOf(inHand.keySet());
    }

    /// Those of `ids` that are in hand.
    synchronized Set<UUID> inHand(Collection<UUID> ids) {
        return ids.stream().filter(inHand::containsKey).collect(Collectors.toSet());
    }

    /// How many deliveries of a lane are in hand.
    synchronized long waiting(Lane lane) {
        return sizes.entrySet().stream()
                .filter(pile -> pile.getKey().lane() == lane)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// How many deliveries of a pile are in hand.
    synchronized int size(Pile pile) {
        return sizes.getOrDefault(pile, 0);
    }

    /// How many deliveries are in hand.
    synchronized int size() {
        return inHand.size();
    }

    /// In how many chats something of a pile waits that may soon go.
    synchronized int chatsDueSoon(Pile pile, Instant now) {
        return Optional.ofNullable(bots.get(pile.bot()))
                .map(bot -> bot.governor.chatsDueSoon(pile.lane(), now))
                .orElse(0);
    }

    /// When the next delivery may go; empty when nothing waits.
    synchronized Optional<Instant> nextDue() {
        while (!looks.isEmpty() && looks.peek().ticket() != looks.peek().bot().ticket) {
            looks.remove();
        }
        return Optional.ofNullable(looks.peek()).map(Look::at);
    }

    /// Forgets the governors that have nothing to remember.
    synchronized void sweep(Instant now) {
        bots.values().removeIf(bot -> bot.governor.isIdle(now));
    }

    private boolean keep(Delivery delivery) {
        boolean isNew = inHand.putIfAbsent(delivery.id(), delivery) == null;
        if (isNew) {
            sizes.merge(Pile.of(delivery), 1, Integer::sum);
        }
        return isNew;
    }

    private void letGo(Delivery delivery) {
        if (inHand.remove(delivery.id()) != null) {
            sizes.computeIfPresent(Pile.of(delivery), (pile, size) -> size == 1 ? null : size - 1);
        }
    }

    private Bot bot(Delivery delivery, Instant now) {
        return bots.computeIfAbsent(delivery.to().bot(), id -> new Bot(new Governor(limits, governed, now)));
    }

    private Optional<Bot> find(Delivery delivery) {
        return Optional.ofNullable(bots.get(delivery.to().bot()));
    }

    private void look(Bot bot, Instant at) {
        bot.ticket = ++tickets;
        looks.add(new Look(bot, at, bot.ticket));
    }
}
