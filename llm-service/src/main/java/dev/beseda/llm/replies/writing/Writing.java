package dev.beseda.llm.replies.writing;

import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.text.Cut;
import dev.beseda.llm.knowledge.rules.PriceList;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.replies.Drafts;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.Pace;
import dev.beseda.llm.replies.rules.Pace.Growth;
import dev.beseda.llm.replies.rules.Pace.Sign;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A reply that this replica writes just now: what there is of it, and how to end it before its time. The model, the
/// clock of hints and those who stop it come from different threads.
public final class Writing {
    private static final Growth NOTHING_YET = new Growth(0, Optional.empty());

    private final Lease lease;
    private final Clock clock;
    private final StringBuilder text = new StringBuilder();
    private final Instant begunAt;

    private @Nullable Instant textSince;
    private @Nullable Endpoint endpoint;
    private ModelEvent.@Nullable Usage usage;
    private @Nullable ModelEvent terminal;
    private @Nullable Instant overSince;
    private @Nullable LlmSettings settings;
    private PriceList prices = PriceList.ANY;
    private @Nullable Pace pace;
    private @Nullable Interruption interruption;
    private int mostCharacters = Integer.MAX_VALUE;
    private boolean full;
    private Cancellable call = () -> {};
    private Runnable over = () -> {};
    private Instant heldUntil;

    Writing(Lease lease, Clock clock, Instant heldUntil) {
        this.lease = lease;
        this.clock = clock;
        this.begunAt = clock.instant();
        this.heldUntil = heldUntil;
    }

    /// Why a reply does not go on to its end.
    public enum Interruption {
        /// The person wants no more of it.
        STOPPED,
        /// It is not ours any more; somebody else writes it.
        LOST,
        /// The model writes for too long.
        TOO_LONG
    }

    public Lease lease() {
        return lease;
    }

    public Instant begunAt() {
        return begunAt;
    }

    synchronized void show(LlmSettings chosen, PriceList allowed) {
        settings = chosen;
        prices = allowed;
        var unseen = Pace.of(chosen.manner().streaming());
        var pending = lease.pending();
        pace = pending.gathers() ? unseen.after(Sign.UNDER_WAY, NOTHING_YET, pending.since()) : unseen;
    }

    /// Ends when the model has, or when the writing is interrupted; then the model is told to stop.
    Uni<Void> follow(Multi<ModelEvent> events, int longest) {
        synchronized (this) {
            mostCharacters = longest;
        }
        return Uni.createFrom().<Void>emitter(emitter -> listen(events, () -> emitter.complete(null)));
    }

    private void listen(Multi<ModelEvent> events, Runnable ended) {
        synchronized (this) {
            over = ended;
        }
        var subscription = events.select()
                .first(event -> hasRoom())
                .subscribe()
                .with(this::heard, failure -> broke(failure, ended), ended);
        synchronized (this) {
            call = subscription;
        }
        interruption().ifPresent(why -> cancel());
    }

    private synchronized boolean hasRoom() {
        return !full;
    }

    private synchronized void heard(ModelEvent event) {
        switch (event) {
            case ModelEvent.Began(var who) -> endpoint = who;
            case ModelEvent.Delta(var more) -> grow(more);
            case ModelEvent.Usage counted -> usage = counted;
            case ModelEvent.Done done -> end(done);
            case ModelEvent.Failed failed -> end(failed);
        }
    }

    private void end(ModelEvent last) {
        terminal = last;
        overSince = clock.instant();
    }

    private void grow(String more) {
        if (textSince == null && !more.isBlank()) {
            textSince = clock.instant();
        }
        int room = mostCharacters - text.length();
        text.append(Cut.to(room, more));
        full = more.length() >= room;
    }

    private void broke(Throwable failure, Runnable ended) {
        Log.errorf(failure, "Reply %s: a model failed without a word", lease.reply());
        ended.run();
    }

    /// The first interruption counts.
    public void interrupt(Interruption why) {
        synchronized (this) {
            if (interruption != null) {
                return;
            }
            interruption = why;
        }
        cancel();
    }

    private void cancel() {
        Cancellable cancelled;
        Runnable ended;
        synchronized (this) {
            cancelled = call;
            ended = over;
        }
        cancelled.cancel();
        ended.run();
    }

    synchronized Optional<Interruption> interruption() {
        return Optional.ofNullable(interruption);
    }

    /// Whether somebody else writes it now.
    public boolean isLost() {
        return interruption().equals(Optional.of(Interruption.LOST));
    }

    synchronized Optional<ModelEvent> terminal() {
        return Optional.ofNullable(terminal);
    }

    public synchronized Optional<Endpoint> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    synchronized Optional<ModelEvent.Usage> usage() {
        return Optional.ofNullable(usage);
    }

    synchronized Optional<Instant> textSince() {
        return Optional.ofNullable(textSince);
    }

    /// Since when the model has no more to say.
    synchronized Optional<Instant> overSince() {
        return Optional.ofNullable(overSince);
    }

    /// What the person may read of it now. Who writes does not wait until the prices have been looked for.
    String textSoFar() {
        PriceList allowed;
        String written;
        synchronized (this) {
            allowed = prices;
            written = text();
        }
        return allowed.allowedSoFar(written);
    }

    public synchronized String text() {
        return OutcomeRules.clean(text.toString());
    }

    public synchronized void heldUntil(Instant until) {
        heldUntil = until;
    }

    /// What is to be shown now; it counts as shown. Nothing once others may have taken the reply.
    synchronized Sign nextSign(Instant now) {
        if (pace == null || interruption != null || terminal != null || now.isAfter(heldUntil)) {
            return Sign.NOTHING;
        }
        var growth = new Growth(textSince == null ? 0 : text.length(), Optional.ofNullable(textSince));
        var sign = pace.next(growth, now);
        pace = pace.after(sign, growth, now);
        return sign;
    }

    synchronized Optional<Draft> draft() {
        return Optional.ofNullable(settings).map(chosen -> Drafts.of(lease.pending(), chosen));
    }
}
