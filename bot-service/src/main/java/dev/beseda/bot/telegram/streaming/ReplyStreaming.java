package dev.beseda.bot.telegram.streaming;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.streaming.StreamStarts.Reply;
import dev.beseda.bot.telegram.streaming.StreamStarts.Standing;
import dev.beseda.bot.telegram.streaming.StreamStarts.StreamStart;
import dev.beseda.bot.telegram.streaming.rules.ReplyPreview;
import dev.beseda.bot.telegram.streaming.rules.StreamedReply;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.concurrency.WakeupTimer;
import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Shows the replies that are being written to those who wait for them, as far as this replica speaks for their
/// bots. All that is here may be lost: the next hint brings it back, and the whole text comes on its own.
@ApplicationScoped
class ReplyStreaming {
    private static final int MOST = 20_000;
    private static final long NO_TICKET = -1;

    /// Such a method or its arguments are unknown to Telegram, or not for this bot.
    private static final Set<Integer> NOT_SUPPORTED = Set.of(400, 404);

    /// A reply of which so long nothing was heard is forgotten.
    private static final Duration KEPT = Duration.ofMinutes(10);

    /// A bot whose drafts Telegram refused gets another chance after that.
    private static final Duration WITHOUT_DRAFTS = Duration.ofHours(1);

    private final Cache<UUID, StreamedReply> streamedReplies =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Cache<UUID, Boolean> over =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Cache<UUID, Boolean> withoutDrafts = Caffeine.newBuilder()
            .expireAfterWrite(WITHOUT_DRAFTS)
            .maximumSize(MOST)
            .build();

    /// Replies for which a call is under way.
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    private final WorkLoop workLoop = new WorkLoop("growing", this::turn);
    private final EphemeralCalls ephemeralCalls;
    private final StreamStarts streamStarts;
    private final Clock clock;
    private final WakeupTimer timer;

    ReplyStreaming(EphemeralCalls ephemeralCalls, StreamStarts streamStarts, Clock clock, Vertx vertx) {
        this.ephemeralCalls = ephemeralCalls;
        this.streamStarts = streamStarts;
        this.clock = clock;
        this.timer = new WakeupTimer(clock, vertx, workLoop::wake);
    }

    void hear(List<LlmHint> hints) {
        var now = clock.instant();
        for (var hint : hints) {
            var draft = hint.draft();
            if (ephemeralCalls.speaksFor(draft.bot())) {
                streamedReplies
                        .asMap()
                        .compute(
                                draft.reply(),
                                (reply, known) -> isOver(reply)
                                        ? null
                                        : (known == null ? StreamedReply.of(draft) : known).hearing(hint, now));
            }
        }
        wake();
    }

    private void wake() {
        timer.ringAt(clock.instant());
    }

    @PreDestroy
    void close() {
        workLoop.close();
    }

    /// Nothing more is shown of it.
    private void end(UUID reply) {
        over.put(reply, true);
        streamedReplies.invalidate(reply);
    }

    /// Once the whole text is on its way nothing else is.
    private boolean isOver(UUID reply) {
        return over.getIfPresent(reply) != null || ephemeralCalls.isReplaced(reply);
    }

    private boolean isOurs(Draft draft) {
        return ephemeralCalls.speaksFor(draft.bot()) && !isOver(draft.reply());
    }

    private Uni<Void> turn() {
        var now = clock.instant();
        streamedReplies.asMap().values().removeIf(streamedReply -> !isOurs(streamedReply.draft()));
        var due = idle().filter(streamedReply -> streamedReply.isDue(now)).toList();
        if (due.isEmpty()) {
            sleep();
            return Uni.createFrom().voidItem();
        }
        return streamStarts
                .look(due.stream()
                        .map(streamedReply -> reply(streamedReply.draft()))
                        .toList())
                .chain(standings -> streamStarts.begin(step(due, standings)))
                .invoke(this::sleep);
    }

    private Stream<StreamedReply> idle() {
        return streamedReplies.asMap().values().stream()
                .filter(streamedReply -> !busy.contains(streamedReply.draft().reply()));
    }

    private void sleep() {
        var now = clock.instant();
        idle().flatMap(streamedReply -> streamedReply.next(now).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(timer::ringAt);
    }

    /// Takes each one step further; those that are to be seen for the first time are given back.
    private List<StreamStart> step(List<StreamedReply> due, Map<UUID, Standing> standings) {
        var beginning = new ArrayList<StreamStart>();
        for (var streamedReply : due) {
            var standing = standings.get(streamedReply.draft().reply());
            if (standing == null) {
                end(streamedReply.draft().reply());
            } else {
                stepOrEnd(streamedReply, standing).ifPresent(beginning::add);
            }
        }
        return beginning;
    }

    /// One that can't be shown keeps no other waiting: its whole text comes on its own.
    private Optional<StreamStart> stepOrEnd(StreamedReply streamedReply, Standing standing) {
        try {
            return step(streamedReply, standing);
        } catch (RuntimeException unexpected) {
            Log.warnf(
                    "Reply %s cannot be shown as it grows: %s",
                    streamedReply.draft().reply(), unexpected.getClass());
            end(streamedReply.draft().reply());
            return Optional.empty();
        }
    }

    private Optional<StreamStart> step(StreamedReply streamedReply, Standing standing) {
        var draft = streamedReply.draft();
        var now = clock.instant();
        var preview = streamedReply.due(now);
        if (preview.isPresent() && !standing.begun() && !isDrafted(draft)) {
            update(draft, known -> known.begun(preview.get(), now));
            return Optional.of(beginning(draft, standing, preview.get()));
        }
        if (streamedReply.typingIsDue(now)) {
            update(draft, StreamedReply::typed);
            show(draft, standing, new Call.ChatAction("typing"), answer -> update(draft, known -> known));
        } else {
            preview.ifPresent(seen -> change(streamedReply, standing, seen));
        }
        return Optional.empty();
    }

    private static StreamStart beginning(Draft draft, Standing standing, ReplyPreview preview) {
        var call = new Call.SendMessage(PreviewRenderer.of(preview, draft.language()), Optional.of(stopButton(draft)));
        return new StreamStart(reply(draft), standing.to(), call);
    }

    private void change(StreamedReply streamedReply, Standing standing, ReplyPreview preview) {
        var draft = streamedReply.draft();
        var looks = PreviewRenderer.of(preview, draft.language());
        if (isDrafted(draft)) {
            var call = new Call.SendDraft(number(draft), looks);
            show(draft, standing, call, answer -> drafted(draft, preview, answer));
        } else if (standing.message().isPresent()) {
            edit(streamedReply, standing, preview, looks);
        } else if (standing.over().isPresent()) {
            // Nobody has seen it: the whole text will be the first they see.
            end(draft.reply());
        } else {
            update(draft, known -> known.passedOver(clock.instant()));
        }
    }

    private void edit(StreamedReply streamedReply, Standing standing, ReplyPreview preview, RichText looks) {
        var draft = streamedReply.draft();
        var begun = standing.over().orElse(Instant.EPOCH);
        if (begun.plus(streamedReply.pace().pause()).isAfter(clock.instant())) {
            update(draft, known -> known.after(begun));
            return;
        }
        var call = new Call.EditText(standing.message().orElseThrow(), looks, Optional.of(stopButton(draft)));
        show(draft, standing, call, answer -> update(draft, known -> known.answered(preview, answer, clock.instant())));
    }

    /// A bot whose drafts Telegram does not take shows messages that grow.
    private void drafted(Draft draft, ReplyPreview preview, Answer answer) {
        if (answer instanceof Answer.Refused no && NOT_SUPPORTED.contains(no.code())) {
            Log.debugf("Bot %s shows no drafts: %s", draft.bot(), no.description());
            withoutDrafts.put(draft.bot(), true);
        } else {
            update(draft, known -> known.answered(preview, answer, clock.instant()));
        }
    }

    /// Makes a call and hears of its outcome; one that had no place is tried again with whatever is newest then.
    private void show(Draft draft, Standing standing, Call call, Consumer<Answer> outcome) {
        busy.add(draft.reply());
        ephemeralCalls
                .show(standing.to(), call, () -> isOurs(draft))
                .onTermination()
                .invoke(() -> busy.remove(draft.reply()))
                .subscribe()
                .with(
                        answer -> {
                            answer.ifPresentOrElse(outcome, () -> passOver(draft));
                            wake();
                        },
                        failure -> {
                            Log.debugf("A reply could not be shown: %s", failure);
                            passOver(draft);
                            wake();
                        });
    }

    private void passOver(Draft draft) {
        update(draft, known -> known.passedOver(clock.instant()));
    }

    private void update(Draft draft, UnaryOperator<StreamedReply> step) {
        var unused = streamedReplies.asMap().computeIfPresent(draft.reply(), (reply, known) -> step.apply(known));
    }

    private boolean isDrafted(Draft draft) {
        return draft.style() == Streaming.DRAFTS && draft.chat() > 0 && withoutDrafts.getIfPresent(draft.bot()) == null;
    }

    private static Reply reply(Draft draft) {
        return new Reply(draft.reply(), draft.conversation(), draft.bot(), draft.chat(), ticket(draft));
    }

    private static Markup stopButton(Draft draft) {
        return PreviewRenderer.stopButton(ticket(draft), draft.language());
    }

    /// The newest of the messages that the reply is for.
    private static long ticket(Draft draft) {
        return draft.tickets().stream().max(Comparator.naturalOrder()).orElse(NO_TICKET);
    }

    /// Any number but 0 that is always the same for this reply.
    private static int number(Draft draft) {
        return draft.reply().hashCode() & Integer.MAX_VALUE | 1;
    }
}
