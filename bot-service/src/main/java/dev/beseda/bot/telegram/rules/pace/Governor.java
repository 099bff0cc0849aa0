package dev.beseda.bot.telegram.rules.pace;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Family;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.pace.ChatLine.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// Decides which calls of one bot begin: higher lanes first, each chat in order, nobody faster than [Limits] and
/// Telegram's answers allow. It asks nobody – the same calls at the same times give the same decisions.
public final class Governor {
    /// Replies are free until Telegram says otherwise; then they begin at the bulk rate and grow.
    private static final double FREE_REPLIES_PER_SECOND = 10_000;

    private static final double REPLY_GROWTH = 1;

    /// After a flood it takes ten minutes to grow from nothing to the full bulk rate.
    private static final double BULK_GROWTH_SECONDS = 600;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Limits limits;
    private final Instant governed;
    private final Map<Place, ChatLine> chats = new HashMap<>();
    private final Map<Lane, Deque<Entry>> ready = new EnumMap<>(Lane.class);
    private final PriorityQueue<Entry> later =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::ticket));
    private final Set<UUID> ephemeralCalls = new HashSet<>();
    private final Floods floods = new Floods();
    private Breaker breaker = Breaker.CLOSED;
    private Budget bulk;
    private Budget replies;
    private int underWay;
    private int bulkUnderWay;
    private long tickets;

    private record Entry(ChatLine line, Instant due, long ticket) {
        boolean isVoid() {
            return line.ticket != ticket;
        }
    }

    /// @param governed since when the bot is ours: somebody else may have sent at full speed until then
    public Governor(Limits limits, Instant governed, Instant now) {
        this.limits = limits;
        this.governed = governed;
        this.bulk = Budget.of(limits.bulkPerSecond(), limits.bulkPerSecond() / BULK_GROWTH_SECONDS, governed)
                .usedUp(governed);
        this.replies = Budget.of(FREE_REPLIES_PER_SECOND, REPLY_GROWTH, now);
    }

    /// Puts a delivery at the end of its line.
    public void add(Delivery delivery, Instant now) {
        var line = line(delivery, now);
        var head = line.next();
        line.add(delivery);
        if (!line.next().equals(head)) {
            offer(line, now);
        }
    }

    /// The calls that begin now, `most` at the most; each is under way until it has ended or goes again.
    public List<Delivery> next(Instant now, int most) {
        awake(now);
        var begun = new ArrayList<Delivery>();
        for (var lane : Lane.values()) {
            var line = ready(lane);
            while (begun.size() < most && !line.isEmpty() && mayBegin(lane, now)) {
                var entry = line.removeFirst();
                if (!entry.isVoid()) {
                    begin(entry.line(), now).ifPresent(begun::add);
                }
            }
        }
        return begun;
    }

    /// Begins a call that is worth nothing later: now or not at all. Others come first, and it takes the place of bulk.
    public boolean beginsAtOnce(Delivery ephemeralCall, Instant now) {
        var line = line(ephemeralCall, now);
        boolean begins = line.isFree(ephemeralCall.lane())
                && hasRoomBesideReplies()
                && mayBegin(ephemeralCall.lane(), now)
                && !due(line, ephemeralCall, now).isAfter(now);
        if (begins) {
            ephemeralCalls.add(ephemeralCall.id());
            line.begin(ephemeralCall);
            charge(line, ephemeralCall, now);
            offer(line, now);
        }
        return begins;
    }

    /// When [#next] is worth asking again if nothing else happens.
    public Optional<Instant> lookAgain(Instant now) {
        while (!later.isEmpty() && later.peek().isVoid()) {
            later.remove();
        }
        if (breaker.isOpen() && underWay > 0) {
            return Optional.empty();
        }
        var soonest = Optional.ofNullable(later.peek()).map(Entry::due);
        for (var lane : Lane.values()) {
            if (!ready(lane).isEmpty() && hasSlot(lane)) {
                var free = free(lane, now);
                soonest = soonest.filter(free::isAfter).or(() -> Optional.of(free));
            }
        }
        return soonest.map(due -> due.isAfter(breaker.until()) ? due : breaker.until());
    }

    /// The bot has another token: what Telegram thought of the old one says nothing.
    public void renewed() {
        breaker = Breaker.CLOSED;
    }

    /// What Telegram said to a call that is under way.
    public void answered(Delivery delivery, Answer answer, Instant now) {
        var family = Family.of(delivery.call());
        breaker = breaker.after(answer, now);
        if (answer instanceof Answer.Flooded flood) {
            flooded(delivery, now.plus(flood.retryAfter()), now);
        } else if (answer instanceof Answer.Done) {
            floods.done(family);
        }
    }

    /// The call is over for good.
    public void ended(Delivery delivery, Instant now) {
        free(delivery).ifPresent(line -> offer(line, now));
    }

    /// The call is over and goes again in the form of `next`, at the head of its line.
    public void again(Delivery begun, Delivery next, Instant now) {
        var old = free(begun);
        var line = line(next, now);
        line.addFirst(next);
        old.filter(found -> !found.equals(line)).ifPresent(found -> offer(found, now));
        offer(line, now);
    }

    /// The call may not begin: lets go of it and of what waits behind it, which is the answer.
    public List<Delivery> refused(Delivery delivery, Instant now) {
        var line = free(delivery);
        var behind = line.map(found -> found.forgetBehind(delivery)).orElse(List.of());
        line.ifPresent(found -> offer(found, now));
        return behind;
    }

    /// Lets go of what waits in these lanes; what is under way goes on.
    public List<Delivery> forget(Predicate<Lane> lanes) {
        return chats.values().stream()
                .flatMap(line -> line.forget(lanes).stream())
                .toList();
    }

    /// In how many chats something of a lane waits that is not held up for long by its chat.
    public int chatsDueSoon(Lane lane, Instant now) {
        var soon = now.plus(SOON);
        return Math.toIntExact(chats.values().stream()
                .flatMap(line -> line.next(lane).map(next -> line.due(next, now)).stream())
                .filter(due -> !due.isAfter(soon))
                .count());
    }

    /// Whether it can be forgotten itself; lets go of chats that need not be remembered.
    public boolean isIdle(Instant now) {
        chats.values().removeIf(line -> line.isForgettable(now));
        return chats.isEmpty()
                && floods.areOver(now)
                && !now.isBefore(breaker.until())
                && bulk.rate(now) >= limits.bulkPerSecond();
    }

    private void awake(Instant now) {
        while (!later.isEmpty() && !later.peek().due().isAfter(now)) {
            var entry = later.remove();
            if (!entry.isVoid()) {
                entry.line().next().ifPresent(head -> ready(head.lane()).addLast(entry));
            }
        }
    }

    private boolean mayBegin(Lane lane, Instant now) {
        return breaker.lets(underWay, now) && hasSlot(lane) && !free(lane, now).isAfter(now);
    }

    private boolean hasSlot(Lane lane) {
        return underWay < limits.calls() && (!lane.isBulk() || hasRoomBesideReplies());
    }

    private boolean hasRoomBesideReplies() {
        return bulkUnderWay + ephemeralCalls.size() < limits.bulkCalls();
    }

    /// When the bot's budget lets a call of this lane go.
    private Instant free(Lane lane, Instant now) {
        return lane.isBulk() ? bulk.ready(now) : replies.ready(now);
    }

    private Optional<Delivery> begin(ChatLine line, Instant now) {
        var head = line.next();
        if (head.isEmpty()) {
            return head;
        }
        var delivery = head.get();
        var due = due(line, delivery, now);
        if (due.isAfter(now)) {
            put(line, due);
            return Optional.empty();
        }
        line.begin(delivery);
        charge(line, delivery, now);
        offer(line, now);
        return head;
    }

    private void charge(ChatLine line, Delivery delivery, Instant now) {
        underWay++;
        bulkUnderWay += delivery.lane().isBulk() ? 1 : 0;
        int messages = Family.weight(delivery.call());
        bulk = bulk.taking(messages, now);
        replies = replies.taking(messages, now);
        if (messages > 0) {
            line.pace.sent(messages, now);
        }
    }

    private Optional<ChatLine> free(Delivery delivery) {
        var line = Optional.ofNullable(chats.get(place(delivery))).filter(found -> found.isUnderWay(delivery));
        line.ifPresent(found -> {
            found.over(delivery);
            ephemeralCalls.remove(delivery.id());
            underWay--;
            bulkUnderWay -= delivery.lane().isBulk() ? 1 : 0;
        });
        return line;
    }

    private void flooded(Delivery delivery, Instant until, Instant now) {
        var family = Family.of(delivery.call());
        line(delivery, now).silent(family, until);
        boolean wholeBot = floods.refused(family, delivery.to().chat(), until);
        if (family == Family.MESSAGE && (wholeBot || delivery.lane().isBulk())) {
            bulk = bulk.flooded(bulk.rate(now), now);
        }
        if (family == Family.MESSAGE && wholeBot) {
            replies = replies.flooded(limits.bulkPerSecond(), now);
        }
    }

    private void offer(ChatLine line, Instant now) {
        line.ticket = 0;
        line.next().ifPresent(head -> put(line, due(line, head, now)));
    }

    private void put(ChatLine line, Instant due) {
        line.ticket = ++tickets;
        later.add(new Entry(line, due, line.ticket));
    }

    private Instant due(ChatLine line, Delivery delivery, Instant now) {
        var due = line.due(delivery, now);
        return Family.heeded(delivery.call()).stream()
                .map(floods::over)
                .reduce(due, (one, other) -> one.isAfter(other) ? one : other);
    }

    private Deque<Entry> ready(Lane lane) {
        return ready.computeIfAbsent(lane, first -> new ArrayDeque<>());
    }

    private ChatLine line(Delivery delivery, Instant now) {
        return chats.computeIfAbsent(
                place(delivery), place -> new ChatLine(place, new ChatPace(place.chat(), limits, governed, now)));
    }

    private static Place place(Delivery delivery) {
        return new Place(delivery.to().chat(), delivery.call().answersQuery());
    }
}
