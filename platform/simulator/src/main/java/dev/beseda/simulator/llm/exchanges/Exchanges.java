package dev.beseda.simulator.llm.exchanges;

import dev.beseda.simulator.llm.exchanges.Exchange.Received;
import dev.beseda.simulator.llm.exchanges.Exchange.State;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The last so many requests, those under way, and how many there were of each kind.
public final class Exchanges {
    private static final int KEPT = 2_000;

    private final InstantSource clock;
    private final Consumer<Exchange> witness;
    private final ArrayDeque<Exchange> kept = new ArrayDeque<>();
    private final Set<Exchange> open = new LinkedHashSet<>();
    private final Map<State, Long> ended = new EnumMap<>(State.class);
    private final List<Runnable> watchers = new ArrayList<>();
    private long next = 1;
    private int mostOpen;
    private long tokens;

    public Exchanges(InstantSource clock, Consumer<Exchange> witness) {
        this.clock = clock;
        this.witness = witness;
    }

    public Exchange begin(Received received) {
        var exchange = new Exchange(next++, clock.millis(), received, this);
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(exchange);
        open.add(exchange);
        mostOpen = Math.max(mostOpen, open.size());
        return exchange;
    }

    void ended(Exchange exchange) {
        open.remove(exchange);
        ended.merge(exchange.state(), 1L, Long::sum);
        tokens += exchange.tokens();
        witness.accept(exchange);
        changed();
    }

    /// At most `limit` that come after number `after`, oldest first.
    public List<Exchange> after(long after, int limit, Predicate<Exchange> wanted) {
        return kept.stream()
                .filter(exchange -> exchange.seq() > after && wanted.test(exchange))
                .limit(limit)
                .toList();
    }

    public long last() {
        return next - 1;
    }

    public int open() {
        return open.size();
    }

    public int mostOpen() {
        return mostOpen;
    }

    public long ended(State how) {
        return ended.getOrDefault(how, 0L);
    }

    public long tokens() {
        return tokens;
    }

    /// Once, at the next change of any request.
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    public void changed() {
        if (watchers.isEmpty()) {
            return;
        }
        var now = List.copyOf(watchers);
        watchers.clear();
        now.forEach(Runnable::run);
    }

    /// Ends what is under way, as if a script had broken it.
    public void breakOff() {
        List.copyOf(open).forEach(exchange -> exchange.end(State.BROKEN));
    }

    /// Forgets all; numbers go on rising.
    public void clear() {
        kept.clear();
        ended.clear();
        mostOpen = open.size();
        tokens = 0;
    }
}
