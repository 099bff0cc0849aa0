package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.Verdict;
import dev.beseda.kit.Pump;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Makes the calls to Telegram. A turn records in one statement which calls ended and which begin, and only then do
/// they begin: a call that was on the wire when the house fell is known as such afterwards.
@ApplicationScoped
class Sender {
    private static final int MOST_BEGUN_AT_ONCE = 256;
    private static final String NO_TOKEN = "The token of the bot cannot be opened";

    private final Lines lines = new Lines();
    private final Pump pump = new Pump("sender", this::turn);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Ending> over = new ConcurrentLinkedQueue<>();

    private final Deliveries deliveries;
    private final Tokens tokens;
    private final TelegramApi telegram;
    private final MeterRegistry metrics;
    private final Vertx vertx;
    private final Clock clock;

    /// What a turn works on; it stays here while the database is away, so nothing that Telegram said is lost.
    private final List<Ending> toRecord = new ArrayList<>();

    private List<Delivery> toBegin = List.of();
    private long timer;
    private volatile boolean closed;

    Sender(
            Deliveries deliveries,
            Tokens tokens,
            TelegramApi telegram,
            MeterRegistry metrics,
            Vertx vertx,
            Clock clock) {
        this.deliveries = deliveries;
        this.tokens = tokens;
        this.telegram = telegram;
        this.metrics = metrics;
        this.vertx = vertx;
        this.clock = clock;
    }

    /// Takes deliveries that are stored as queued, in the order in which their chats shall get them.
    void take(Collection<Delivery> stored) {
        lines.add(stored);
        pump.wake();
    }

    /// What is in this sender's hands: waiting, under way, or with an outcome that is not recorded yet.
    Set<UUID> inHand() {
        return lines.inHand();
    }

    /// Lets go of what waits for these bots; what is under way goes on.
    void forget(Predicate<UUID> bot) {
        lines.forget(bot);
    }

    /// Whether a delivery of these bots waits, is under way, or has an outcome that is not recorded yet.
    boolean isBusyFor(Predicate<UUID> bot) {
        return lines.hold(bot);
    }

    /// Begins nothing more.
    void close() {
        closed = true;
        pump.wake();
    }

    private Uni<Void> turn() {
        for (var ending = over.poll(); ending != null; ending = over.poll()) {
            toRecord.add(ending);
        }
        if (toBegin.isEmpty() && !closed) {
            toBegin = lines.takeDue(clock.instant(), MOST_BEGUN_AT_ONCE);
        }
        if (toRecord.isEmpty() && toBegin.isEmpty()) {
            wakeWhenDue();
            return Uni.createFrom().voidItem();
        }
        var bots = toBegin.stream().map(delivery -> delivery.to().bot()).collect(Collectors.toSet());
        return tokens.of(bots)
                .chain(known -> deliveries
                        .record(toRecord, toBegin)
                        .invoke(begun -> recorded(begun, known))
                        .replaceWithVoid());
    }

    private void recorded(Set<UUID> begun, Map<UUID, String> known) {
        for (var ending : toRecord) {
            switch (ending.verdict()) {
                case Verdict.Again again -> lines.again(again.delivery(), again.at());
                case Verdict.Sent _ -> lines.recorded(ending.delivery());
                case Verdict.Failed _ -> lines.recorded(ending.delivery());
                case Verdict.Unknown _ -> lines.recorded(ending.delivery());
            }
        }
        toRecord.clear();
        toBegin.forEach(delivery -> begin(delivery, begun, known));
        toBegin = List.of();
        pump.wake();
    }

    private void begin(Delivery delivery, Set<UUID> begun, Map<UUID, String> known) {
        var token = known.get(delivery.to().bot());
        if (!begun.contains(delivery.id())) {
            lines.ended(delivery);
            lines.recorded(delivery);
        } else if (token == null) {
            end(new Ending(delivery, new Verdict.Failed(NO_TOKEN)));
        } else {
            threads.execute(() -> make(delivery, token));
        }
    }

    private void make(Delivery delivery, String token) {
        var answer = telegram.make(token, delivery.to(), delivery.call());
        var now = clock.instant();
        if (answer instanceof Answer.Flooded flood) {
            lines.pause(delivery.to().bot(), now.plus(flood.retryAfter()));
        }
        end(new Ending(delivery, SendPolicy.judge(delivery, answer, now)));
    }

    private void end(Ending ending) {
        if (!(ending.verdict() instanceof Verdict.Again)) {
            lines.ended(ending.delivery());
        }
        count(ending);
        over.add(ending);
        pump.wake();
    }

    private void count(Ending ending) {
        metrics.counter(
                        "beseda.telegram.calls",
                        "outcome",
                        ending.state(),
                        "lane",
                        ending.delivery().lane().name())
                .increment();
    }

    private void wakeWhenDue() {
        vertx.cancelTimer(timer);
        lines.nextDue().map(this::millisUntil).ifPresent(millis -> timer = vertx.setTimer(millis, id -> pump.wake()));
    }

    private long millisUntil(Instant due) {
        var now = clock.instant();
        return due.isAfter(now) ? Math.max(1, Duration.between(now, due).toMillis()) : 1;
    }
}
