package dev.beseda.bot.telegram.sending;

import dev.beseda.bot.telegram.deliveries.CallBatch;
import dev.beseda.bot.telegram.deliveries.DeliveryResult;
import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.deliveries.RecordedBatch;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.bot.telegram.rules.Replacement;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.SendableFile;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import dev.beseda.bot.telegram.tokens.TokenRenewed;
import dev.beseda.bot.telegram.tokens.Tokens;
import dev.beseda.bot.telegram.wire.TelegramApi;
import dev.beseda.bot.telegram.wire.TelegramConfig;
import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Makes the calls to Telegram. A turn records in one statement which calls ended and which begin, and only then do
/// they begin: a call that was on the wire when the platform fell is known as such afterwards.
@ApplicationScoped
public class Sender {
    private static final int MOST_BEGUN_AT_ONCE = 256;
    private static final String NO_TOKEN = "The token of the bot cannot be opened";
    private static final String TOKEN_UNKNOWN = "Its time was over, and Telegram did not know the token of the bot";
    private static final String STALE = "It was not begun in time after it was recorded";

    private final SendQueues queues;
    private final WorkLoop loop = new WorkLoop("sender", this::turn);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<DeliveryResult> over = new ConcurrentLinkedQueue<>();

    private final Supply supply;
    private final Outcomes outcomes;
    private final Replacements replacements;
    private final Tokens tokens;
    private final CallMaker calls;
    private final SendMetrics metrics;
    private final Vertx vertx;
    private final Clock clock;

    /// What a turn works on; it stays here while the database is away, so nothing that Telegram said is lost.
    private final List<DeliveryResult> toRecord = new ArrayList<>();

    private CallBatch batch = CallBatch.NONE;
    private long timer = WakeupTimer.NO_TIMER;
    private volatile boolean closed;

    Sender(
            Supply supply,
            Outcomes outcomes,
            Replacements replacements,
            Tokens tokens,
            TelegramApi telegram,
            SendMetrics metrics,
            Vertx vertx,
            Clock clock,
            TelegramConfig config) {
        this.supply = supply;
        this.outcomes = outcomes;
        this.replacements = replacements;
        this.tokens = tokens;
        this.metrics = metrics;
        this.vertx = vertx;
        this.clock = clock;
        this.queues = new SendQueues(config.pace().limits());
        this.calls = new CallMaker(telegram, queues, tokens, metrics, clock);
        metrics.watch(queues::waiting);
    }

    /// What waited for another token of its bot goes on.
    void goOn(@Observes TokenRenewed renewed) {
        queues.renewed(renewed.bot(), clock.instant());
        loop.wake();
    }

    /// Takes deliveries that are stored as queued, in the order in which their chats shall get them.
    void take(Collection<Delivery> stored) {
        replacements.note(stored);
        queues.add(stored, clock.instant());
        loop.wake();
    }

    /// Whether the delivery has got its last text, or that is on its way.
    public boolean isReplaced(UUID delivery) {
        return replacements.isReplaced(delivery);
    }

    /// Makes a call that is worth nothing later: now or not at all, and without a record of it. What became of
    /// it, if it was made.
    ///
    /// @param wanted asked at the last moment; whatever it must not overtake waits from then on
    public Uni<Optional<Answer>> ephemeralCall(Delivery ephemeralCall, BooleanSupplier wanted) {
        var bot = ephemeralCall.to().bot();
        return tokens.of(Set.of(bot))
                .emitOn(threads)
                .map(known -> Optional.ofNullable(known.get(bot)).flatMap(token -> made(ephemeralCall, token, wanted)));
    }

    private Optional<Answer> made(Delivery ephemeralCall, String token, BooleanSupplier wanted) {
        if (closed || !queues.begins(ephemeralCall, clock.instant())) {
            return Optional.empty();
        }
        var answer = wanted.getAsBoolean() ? Optional.of(calls.make(ephemeralCall, token)) : Optional.<Answer>empty();
        var now = clock.instant();
        answer.map(said -> DeliveryResult.notBegun(ephemeralCall, SendPolicy.judge(ephemeralCall, said, now)))
                .ifPresent(metrics::ended);
        queues.ended(ephemeralCall, now);
        queues.recorded(ephemeralCall);
        loop.wake();
        return answer;
    }

    /// Bots have come to this replica.
    void gained() {
        queues.gained(clock.instant());
    }

    SendQueues queues() {
        return queues;
    }

    /// What is in this sender's hands: waiting, under way, or with an outcome that is not recorded yet.
    Set<UUID> inHand() {
        return queues.inHand();
    }

    /// Lets go of what waits for these bots; what is under way goes on.
    void forget(Predicate<UUID> bot) {
        queues.forget(bot);
        tokens.forget(bot);
    }

    /// Lets go of what need not be remembered.
    void sweep() {
        queues.sweep(clock.instant());
    }

    /// Whether a delivery of these bots waits, is under way, or has an outcome that is not recorded yet.
    boolean isBusyFor(Predicate<UUID> bot) {
        return queues.hold(bot);
    }

    /// Begins nothing more.
    void close() {
        closed = true;
        loop.wake();
    }

    private Uni<Void> turn() {
        if (batch.isEmpty() && !closed) {
            batch = CallBatch.of(inTime(queues.takeDue(clock.instant(), MOST_BEGUN_AT_ONCE)));
        }
        // After that: how a call ended that another one had to wait for is known when that one begins.
        for (var result = over.poll(); result != null; result = over.poll()) {
            toRecord.add(result);
        }
        if (toRecord.isEmpty() && batch.isEmpty()) {
            wakeWhenDue();
            return Uni.createFrom().voidItem();
        }
        return prepared()
                .chain(plan -> outcomes.record(toRecord, batch)
                        .invoke(recordedBatch -> recorded(recordedBatch, plan))
                        .replaceWithVoid());
    }

    private Uni<SendPlan> prepared() {
        var begins = batch.begins();
        var bots = begins.stream().map(delivery -> delivery.to().bot()).collect(Collectors.toSet());
        return tokens.of(bots)
                .chain(known -> replacements
                        .calls(begins, toRecord)
                        .map(calls -> new SendPlan(known, calls, clock.instant().plus(OpenDeliveries.MARGIN))));
    }

    /// What comes too late has ended, and is recorded in this turn.
    private List<Delivery> inTime(List<Delivery> due) {
        var now = clock.instant();
        var inTime = new ArrayList<Delivery>();
        for (var delivery : due) {
            if (SendPolicy.isExpired(delivery, now)) {
                end(DeliveryResult.notBegun(delivery, tooLate(delivery)));
            } else {
                inTime.add(delivery);
            }
        }
        return inTime;
    }

    private DeliveryOutcome tooLate(Delivery delivery) {
        return new DeliveryOutcome.Failed(tokens.isRefused(delivery.to().bot()) ? TOKEN_UNKNOWN : SendPolicy.TOO_LATE);
    }

    private void recorded(RecordedBatch recordedBatch, SendPlan plan) {
        toRecord.forEach(result -> leave(result, recordedBatch));
        toRecord.clear();
        var done = batch;
        batch = CallBatch.NONE;
        done.begins().forEach(delivery -> {
            if (recordedBatch.begun().contains(delivery.id())) {
                begin(delivery, done.id(), plan);
            } else {
                queues.refused(delivery, clock.instant());
                supply.takeBack(Pile.of(delivery));
            }
        });
        supply.refill(done.begins().stream().map(Pile::of).collect(Collectors.toSet()));
        loop.wake();
    }

    /// What somebody else has taken over meanwhile is not made again here.
    private void leave(DeliveryResult result, RecordedBatch recordedBatch) {
        var delivery = result.delivery();
        var next = result.next();
        if (next.isEmpty()) {
            queues.recorded(delivery);
        } else if (recordedBatch.ended().contains(delivery.id())) {
            queues.again(delivery, next.get(), clock.instant());
        } else {
            queues.refused(delivery, clock.instant());
        }
    }

    private void begin(Delivery delivery, UUID id, SendPlan plan) {
        var token = plan.tokens().get(delivery.to().bot());
        if (token == null) {
            end(DeliveryResult.begunBy(id, delivery, new DeliveryOutcome.Failed(NO_TOKEN)));
        } else {
            metrics.begun(delivery, clock.instant());
            threads.execute(() -> end(DeliveryResult.begunBy(id, delivery, outcome(delivery, plan, token))));
        }
    }

    private DeliveryOutcome outcome(Delivery delivery, SendPlan plan, String token) {
        if (clock.instant().isAfter(plan.until())) {
            return SendPolicy.notMade(delivery, clock.instant(), STALE);
        }
        var call = plan.call(delivery);
        if (!SendableFile.areAllOf(call)) {
            return SendableFile.REFUSED;
        }
        var answer = calls.make(delivery.saying(call), token);
        return Replacement.judge(delivery, call, answer, clock.instant());
    }

    private void end(DeliveryResult result) {
        over.add(result);
        if (result.next().isEmpty()) {
            queues.ended(result.delivery(), clock.instant());
        }
        metrics.ended(result);
        loop.wake();
    }

    private void wakeWhenDue() {
        vertx.cancelTimer(timer);
        var now = clock.instant();
        queues.nextDue()
                .map(due -> Duration.between(now, due).plusNanos(999_999).toMillis())
                .ifPresent(millis -> timer = vertx.setTimer(Math.max(1, millis), id -> loop.wake()));
    }
}
