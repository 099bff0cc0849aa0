package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.Lines.Pile;
import dev.beseda.bot.telegram.Lines.Share;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Replacement;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.Verdict;
import dev.beseda.bot.telegram.rules.pace.Limits;
import dev.beseda.kit.Pump;
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
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Makes the calls to Telegram. A turn records in one statement which calls ended and which begin, and only then do
/// they begin: a call that was on the wire when the house fell is known as such afterwards.
@ApplicationScoped
class Sender {
    private static final int MOST_BEGUN_AT_ONCE = 256;
    private static final String NO_TOKEN = "The token of the bot cannot be opened";
    private static final String TOO_LATE = "Its time was over before it could be sent";

    private final Lines lines;
    private final Pump pump = new Pump("sender", this::turn);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Ending> over = new ConcurrentLinkedQueue<>();

    private final Outcomes outcomes;
    private final Replacements replacements;
    private final Tokens tokens;
    private final TelegramApi telegram;
    private final Traffic traffic;
    private final Vertx vertx;
    private final Clock clock;

    /// What a turn works on; it stays here while the database is away, so nothing that Telegram said is lost.
    private final List<Ending> toRecord = new ArrayList<>();

    private List<Delivery> toBegin = List.of();
    private volatile Consumer<Set<Pile>> bulkBegun = piles -> {};
    private volatile Consumer<Set<UUID>> beforeReplacing = replaced -> {};
    private long timer;
    private volatile boolean closed;

    /// What must be known before calls begin.
    ///
    /// @param replacing what the calls are that replace a text
    private record Prepared(Map<UUID, String> tokens, Map<UUID, Call> replacing) {
        Call call(Delivery delivery) {
            return replacing.getOrDefault(delivery.id(), delivery.call());
        }
    }

    Sender(
            Outcomes outcomes,
            Replacements replacements,
            Tokens tokens,
            TelegramApi telegram,
            Traffic traffic,
            Vertx vertx,
            Clock clock,
            TelegramConfig config) {
        this.outcomes = outcomes;
        this.replacements = replacements;
        this.tokens = tokens;
        this.telegram = telegram;
        this.traffic = traffic;
        this.vertx = vertx;
        this.clock = clock;
        this.lines = new Lines(limits(config.pace()));
        traffic.watch(lines::waiting);
    }

    private static Limits limits(TelegramConfig.Pace pace) {
        return new Limits(
                pace.bulkPerSecond(), pace.replyBurst(), pace.groupPerMinute(), pace.calls(), pace.bulkCalls());
    }

    /// Takes deliveries that are stored as queued, in the order in which their chats shall get them.
    void take(Collection<Delivery> stored) {
        beforeReplacing.accept(Replacements.replacedBy(stored));
        lines.add(stored, clock.instant());
        pump.wake();
    }

    /// Tells `listener` of the deliveries whose texts will be replaced, before that can begin.
    void beforeReplacing(Consumer<Set<UUID>> listener) {
        beforeReplacing = listener;
    }

    /// Makes a call that is worth nothing later: now or not at all, and without a record of it. What became of it, if
    /// it
    /// was made.
    ///
    /// @param wanted asked at the last moment; whatever it must not overtake waits from then on
    Uni<Optional<Answer>> glimpse(Delivery glimpse, BooleanSupplier wanted) {
        var bot = glimpse.to().bot();
        return tokens.of(Set.of(bot))
                .emitOn(threads)
                .map(known -> Optional.ofNullable(known.get(bot)).flatMap(token -> made(glimpse, token, wanted)));
    }

    private Optional<Answer> made(Delivery glimpse, String token, BooleanSupplier wanted) {
        if (closed || !lines.begins(glimpse, clock.instant())) {
            return Optional.empty();
        }
        var answer = wanted.getAsBoolean()
                ? Optional.of(telegram.make(token, glimpse.to(), glimpse.call()))
                : Optional.<Answer>empty();
        var now = clock.instant();
        answer.ifPresent(said -> {
            lines.answered(glimpse, said, now);
            traffic.answered(glimpse, said);
            traffic.ended(new Ending(glimpse, SendPolicy.judge(glimpse, said, now)));
        });
        lines.ended(glimpse, now);
        lines.recorded(glimpse);
        pump.wake();
        return answer;
    }

    /// Bots have come to this replica.
    void gained() {
        lines.gained(clock.instant());
    }

    /// Tells `listener` of which piles calls have begun.
    void whenBulkBegins(Consumer<Set<Pile>> listener) {
        bulkBegun = listener;
    }

    /// In how many chats something of a pile waits that may soon go.
    int soon(Pile pile) {
        return lines.soon(pile, clock.instant());
    }

    /// The piles of which something may soon go in at least so many chats.
    Set<Pile> full(int least) {
        return lines.full(least, clock.instant());
    }

    /// The chats for which so many of a pile are in hand.
    Set<Share> crowded(int least) {
        return lines.crowded(least);
    }

    /// What is in this sender's hands: waiting, under way, or with an outcome that is not recorded yet.
    Set<UUID> inHand() {
        return lines.inHand();
    }

    /// Lets go of what waits for these bots; what is under way goes on.
    void forget(Predicate<UUID> bot) {
        lines.forget(bot);
    }

    /// Lets go of what need not be remembered.
    void sweep() {
        lines.sweep(clock.instant());
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
        if (toBegin.isEmpty() && !closed) {
            toBegin = inTime(lines.takeDue(clock.instant(), MOST_BEGUN_AT_ONCE));
        }
        // After that: how a call ended that another one had to wait for is known when that one begins.
        for (var ending = over.poll(); ending != null; ending = over.poll()) {
            toRecord.add(ending);
        }
        if (toRecord.isEmpty() && toBegin.isEmpty()) {
            wakeWhenDue();
            return Uni.createFrom().voidItem();
        }
        return prepared()
                .chain(prepared -> outcomes.record(toRecord, toBegin)
                        .invoke(begun -> recorded(begun, prepared))
                        .replaceWithVoid());
    }

    private Uni<Prepared> prepared() {
        var bots = toBegin.stream().map(delivery -> delivery.to().bot()).collect(Collectors.toSet());
        return tokens.of(bots)
                .chain(known -> replacements.calls(toBegin, toRecord).map(replacing -> new Prepared(known, replacing)));
    }

    /// What comes too late has ended, and is recorded in this turn.
    private List<Delivery> inTime(List<Delivery> due) {
        var now = clock.instant();
        var inTime = new ArrayList<Delivery>();
        for (var delivery : due) {
            if (SendPolicy.isExpired(delivery, now)) {
                end(new Ending(delivery, new Verdict.Failed(TOO_LATE)));
            } else {
                inTime.add(delivery);
            }
        }
        return inTime;
    }

    private void recorded(Set<UUID> begun, Prepared prepared) {
        var now = clock.instant();
        for (var ending : toRecord) {
            ending.next()
                    .ifPresentOrElse(
                            next -> lines.again(ending.delivery(), next, now), () -> lines.recorded(ending.delivery()));
        }
        toRecord.clear();
        toBegin.forEach(delivery -> begin(delivery, begun, prepared));
        tellOfBulk(toBegin);
        toBegin = List.of();
        pump.wake();
    }

    private void tellOfBulk(List<Delivery> begun) {
        var piles = begun.stream()
                .filter(delivery -> delivery.lane().isBulk())
                .map(delivery -> new Pile(delivery.to().bot(), delivery.lane()))
                .collect(Collectors.toSet());
        if (!piles.isEmpty()) {
            bulkBegun.accept(piles);
        }
    }

    private void begin(Delivery delivery, Set<UUID> begun, Prepared prepared) {
        var token = prepared.tokens().get(delivery.to().bot());
        if (!begun.contains(delivery.id())) {
            lines.ended(delivery, clock.instant());
            lines.recorded(delivery);
        } else if (token == null) {
            end(new Ending(delivery, new Verdict.Failed(NO_TOKEN)));
        } else {
            traffic.begun(delivery, clock.instant());
            threads.execute(() -> make(delivery, prepared.call(delivery), token));
        }
    }

    private void make(Delivery delivery, Call call, String token) {
        var answer = telegram.make(token, delivery.to(), call);
        var now = clock.instant();
        lines.answered(delivery.saying(call), answer, now);
        traffic.answered(delivery, answer);
        end(new Ending(delivery, Replacement.judge(delivery, call, answer, now)));
    }

    private void end(Ending ending) {
        over.add(ending);
        if (ending.next().isEmpty()) {
            lines.ended(ending.delivery(), clock.instant());
        }
        traffic.ended(ending);
        pump.wake();
    }

    private void wakeWhenDue() {
        vertx.cancelTimer(timer);
        lines.nextDue().map(this::millisUntil).ifPresent(millis -> timer = vertx.setTimer(millis, id -> pump.wake()));
    }

    private long millisUntil(Instant due) {
        var now = clock.instant();
        return due.isAfter(now)
                ? Math.max(1, Duration.between(now, due).plusNanos(999_999).toMillis())
                : 1;
    }
}
