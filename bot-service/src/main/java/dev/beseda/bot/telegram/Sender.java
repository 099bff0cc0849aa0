package dev.beseda.bot.telegram;

import dev.beseda.bot.telegram.Lines.Pile;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Replacement;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.SendableFile;
import dev.beseda.bot.telegram.rules.Verdict;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.bot.telegram.wire.TelegramConfig;
import dev.beseda.kit.Pump;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    private static final String TOKEN_UNKNOWN = "Its time was over, and Telegram did not know the token of the bot";
    private static final String STALE = "It was not begun in time after it was recorded";

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

    private Turn turn = Turn.NONE;
    private volatile Consumer<Set<Pile>> begun = piles -> {};
    private volatile Consumer<Pile> refused = pile -> {};
    private volatile Consumer<Set<UUID>> beforeReplacing = replaced -> {};
    private long timer;
    private volatile boolean closed;

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
        this.lines = new Lines(config.pace().limits());
        traffic.watch(lines::waiting);
        tokens.whenRenewed(this::renewed);
    }

    private void renewed(UUID bot) {
        lines.renewed(bot, clock.instant());
        pump.wake();
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

    /// Makes a call that is worth nothing later: now or not at all, and without a record of it. What became of
    /// it, if it was made.
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
            tokens.answered(glimpse.to().bot(), token, said);
            traffic.answered(glimpse, said);
            traffic.ended(Ending.notBegun(glimpse, SendPolicy.judge(glimpse, said, now)));
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
    void whenBegun(Consumer<Set<Pile>> listener) {
        begun = listener;
    }

    /// Tells `listener` of which pile a call may not begin yet: it is left to the table.
    void whenRefused(Consumer<Pile> listener) {
        refused = listener;
    }

    Lines lines() {
        return lines;
    }

    /// What is in this sender's hands: waiting, under way, or with an outcome that is not recorded yet.
    Set<UUID> inHand() {
        return lines.inHand();
    }

    /// Lets go of what waits for these bots; what is under way goes on.
    void forget(Predicate<UUID> bot) {
        lines.forget(bot);
        tokens.forget(bot);
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
        if (turn.isEmpty() && !closed) {
            turn = Turn.of(inTime(lines.takeDue(clock.instant(), MOST_BEGUN_AT_ONCE)));
        }
        // After that: how a call ended that another one had to wait for is known when that one begins.
        for (var ending = over.poll(); ending != null; ending = over.poll()) {
            toRecord.add(ending);
        }
        if (toRecord.isEmpty() && turn.isEmpty()) {
            wakeWhenDue();
            return Uni.createFrom().voidItem();
        }
        return prepared()
                .chain(prepared -> outcomes.record(toRecord, turn)
                        .invoke(recorded -> recorded(recorded, prepared))
                        .replaceWithVoid());
    }

    private Uni<Prepared> prepared() {
        var begins = turn.begins();
        var bots = begins.stream().map(delivery -> delivery.to().bot()).collect(Collectors.toSet());
        return tokens.of(bots)
                .chain(known -> replacements
                        .calls(begins, toRecord)
                        .map(calls -> new Prepared(known, calls, clock.instant().plus(OpenDeliveries.MARGIN))));
    }

    /// What comes too late has ended, and is recorded in this turn.
    private List<Delivery> inTime(List<Delivery> due) {
        var now = clock.instant();
        var inTime = new ArrayList<Delivery>();
        for (var delivery : due) {
            if (SendPolicy.isExpired(delivery, now)) {
                end(Ending.notBegun(delivery, tooLate(delivery)));
            } else {
                inTime.add(delivery);
            }
        }
        return inTime;
    }

    private Verdict tooLate(Delivery delivery) {
        return new Verdict.Failed(tokens.isRefused(delivery.to().bot()) ? TOKEN_UNKNOWN : SendPolicy.TOO_LATE);
    }

    private void recorded(Recorded recorded, Prepared prepared) {
        toRecord.forEach(ending -> leave(ending, recorded));
        toRecord.clear();
        var done = turn;
        turn = Turn.NONE;
        done.begins().forEach(delivery -> {
            if (recorded.begun().contains(delivery.id())) {
                begin(delivery, done.id(), prepared);
            } else {
                lines.refused(delivery, clock.instant());
                refused.accept(Pile.of(delivery));
            }
        });
        begun.accept(done.begins().stream().map(Pile::of).collect(Collectors.toSet()));
        pump.wake();
    }

    /// What somebody else has taken over meanwhile is not made again here.
    private void leave(Ending ending, Recorded recorded) {
        var delivery = ending.delivery();
        var next = ending.next();
        if (next.isEmpty()) {
            lines.recorded(delivery);
        } else if (recorded.ended().contains(delivery.id())) {
            lines.again(delivery, next.get(), clock.instant());
        } else {
            lines.refused(delivery, clock.instant());
        }
    }

    private void begin(Delivery delivery, UUID id, Prepared prepared) {
        var token = prepared.tokens().get(delivery.to().bot());
        if (token == null) {
            end(Ending.begunBy(id, delivery, new Verdict.Failed(NO_TOKEN)));
        } else {
            traffic.begun(delivery, clock.instant());
            threads.execute(() -> end(Ending.begunBy(id, delivery, verdict(delivery, prepared, token))));
        }
    }

    private Verdict verdict(Delivery delivery, Prepared prepared, String token) {
        if (clock.instant().isAfter(prepared.until())) {
            return SendPolicy.notMade(delivery, clock.instant(), STALE);
        }
        var call = prepared.call(delivery);
        if (!SendableFile.areAllOf(call)) {
            return SendableFile.REFUSED;
        }
        var answer = telegram.make(token, delivery.to(), call);
        var now = clock.instant();
        lines.answered(delivery.saying(call), answer, now);
        tokens.answered(delivery.to().bot(), token, answer);
        traffic.answered(delivery, answer);
        return Replacement.judge(delivery, call, answer, now);
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
        var now = clock.instant();
        lines.nextDue()
                .map(due -> Duration.between(now, due).plusNanos(999_999).toMillis())
                .ifPresent(millis -> timer = vertx.setTimer(Math.max(1, millis), id -> pump.wake()));
    }
}
