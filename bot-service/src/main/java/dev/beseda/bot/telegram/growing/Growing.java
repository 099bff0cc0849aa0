package dev.beseda.bot.telegram.growing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.bot.telegram.Beginnings;
import dev.beseda.bot.telegram.Beginnings.Beginning;
import dev.beseda.bot.telegram.Beginnings.Reply;
import dev.beseda.bot.telegram.Beginnings.Standing;
import dev.beseda.bot.telegram.Glimpses;
import dev.beseda.bot.telegram.growing.rules.Growth;
import dev.beseda.bot.telegram.growing.rules.Sight;
import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Markup;
import dev.beseda.bot.telegram.rules.RichText;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.Alarm;
import dev.beseda.kit.Pump;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
class Growing {
    private static final int MOST = 20_000;
    private static final long NO_TICKET = -1;

    /// Such a method or its arguments are unknown to Telegram, or not for this bot.
    private static final Set<Integer> NOT_SUPPORTED = Set.of(400, 404);

    /// A reply of which so long nothing was heard is forgotten.
    private static final Duration KEPT = Duration.ofMinutes(10);

    /// A bot whose drafts Telegram refused gets another chance after that.
    private static final Duration WITHOUT_DRAFTS = Duration.ofHours(1);

    private final Cache<UUID, Growth> growths =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Cache<UUID, Boolean> over =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();
    private final Cache<UUID, Boolean> withoutDrafts = Caffeine.newBuilder()
            .expireAfterWrite(WITHOUT_DRAFTS)
            .maximumSize(MOST)
            .build();

    /// Replies for which a call is under way.
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    private final Pump pump = new Pump("growing", this::turn);
    private final Glimpses glimpses;
    private final Beginnings beginnings;
    private final Clock clock;
    private final Alarm alarm;

    Growing(Glimpses glimpses, Beginnings beginnings, Clock clock, Vertx vertx) {
        this.glimpses = glimpses;
        this.beginnings = beginnings;
        this.clock = clock;
        this.alarm = new Alarm(clock, vertx, pump::wake);
        glimpses.whenReplaced(this::end);
    }

    void hear(List<LlmHint> hints) {
        var now = clock.instant();
        for (var hint : hints) {
            var draft = hint.draft();
            if (glimpses.speaksFor(draft.bot())) {
                growths.asMap()
                        .compute(
                                draft.reply(),
                                (reply, known) -> isOver(reply)
                                        ? null
                                        : (known == null ? Growth.of(draft) : known).hearing(hint, now));
            }
        }
        wake();
    }

    private void wake() {
        alarm.ringAt(clock.instant());
    }

    @PreDestroy
    void close() {
        pump.close();
    }

    /// The whole text is on its way: from here on nothing else is.
    private void end(Collection<UUID> replies) {
        replies.forEach(reply -> over.put(reply, true));
        growths.invalidateAll(replies);
    }

    private boolean isOver(UUID reply) {
        return over.getIfPresent(reply) != null;
    }

    private Uni<Void> turn() {
        var now = clock.instant();
        growths.asMap()
                .values()
                .removeIf(growth -> !glimpses.speaksFor(growth.draft().bot()));
        var due = idle().filter(growth -> growth.isDue(now)).toList();
        if (due.isEmpty()) {
            sleep();
            return Uni.createFrom().voidItem();
        }
        return beginnings
                .look(due.stream().map(growth -> reply(growth.draft())).toList())
                .chain(standings -> beginnings.begin(step(due, standings)))
                .invoke(this::sleep);
    }

    private Stream<Growth> idle() {
        return growths.asMap().values().stream()
                .filter(growth -> !busy.contains(growth.draft().reply()));
    }

    private void sleep() {
        var now = clock.instant();
        idle().flatMap(growth -> growth.next(now).stream())
                .min(Comparator.naturalOrder())
                .ifPresent(alarm::ringAt);
    }

    /// Takes each one step further; those that are to be seen for the first time are given back.
    private List<Beginning> step(List<Growth> due, Map<UUID, Standing> standings) {
        var beginning = new ArrayList<Beginning>();
        for (var growth : due) {
            var standing = standings.get(growth.draft().reply());
            if (standing == null) {
                end(Set.of(growth.draft().reply()));
            } else {
                stepOrEnd(growth, standing).ifPresent(beginning::add);
            }
        }
        return beginning;
    }

    /// One that can't be shown keeps no other waiting: its whole text comes on its own.
    private Optional<Beginning> stepOrEnd(Growth growth, Standing standing) {
        try {
            return step(growth, standing);
        } catch (RuntimeException unexpected) {
            Log.warnf("Reply %s cannot be shown as it grows: %s", growth.draft().reply(), unexpected.getClass());
            end(Set.of(growth.draft().reply()));
            return Optional.empty();
        }
    }

    private Optional<Beginning> step(Growth growth, Standing standing) {
        var draft = growth.draft();
        var now = clock.instant();
        var sight = growth.due(now);
        if (sight.isPresent() && !standing.begun() && !isDrafted(draft)) {
            update(draft, known -> known.begun(sight.get(), now));
            return Optional.of(beginning(draft, standing, sight.get()));
        }
        if (growth.typingIsDue(now)) {
            update(draft, Growth::typed);
            show(draft, standing, new Call.ChatAction("typing"), answer -> update(draft, known -> known));
        } else {
            sight.ifPresent(seen -> change(growth, standing, seen));
        }
        return Optional.empty();
    }

    private static Beginning beginning(Draft draft, Standing standing, Sight sight) {
        var call = new Call.SendMessage(Looks.of(sight, draft.language()), Optional.of(stopButton(draft)));
        return new Beginning(reply(draft), standing.to(), call);
    }

    private void change(Growth growth, Standing standing, Sight sight) {
        var draft = growth.draft();
        var looks = Looks.of(sight, draft.language());
        if (isDrafted(draft)) {
            var call = new Call.SendDraft(number(draft), looks);
            show(draft, standing, call, answer -> drafted(draft, sight, answer));
        } else if (standing.message().isPresent()) {
            edit(growth, standing, sight, looks);
        } else if (standing.over().isPresent()) {
            // Nobody has seen it: the whole text will be the first they see.
            end(Set.of(draft.reply()));
        } else {
            update(draft, known -> known.passedOver(clock.instant()));
        }
    }

    private void edit(Growth growth, Standing standing, Sight sight, RichText looks) {
        var draft = growth.draft();
        var begun = standing.over().orElse(Instant.EPOCH);
        if (begun.plus(growth.pace().pause()).isAfter(clock.instant())) {
            update(draft, known -> known.after(begun));
            return;
        }
        var call = new Call.EditText(standing.message().orElseThrow(), looks, Optional.of(stopButton(draft)));
        show(draft, standing, call, answer -> update(draft, known -> known.answered(sight, answer, clock.instant())));
    }

    /// A bot whose drafts Telegram does not take shows messages that grow.
    private void drafted(Draft draft, Sight sight, Answer answer) {
        if (answer instanceof Answer.Refused no && NOT_SUPPORTED.contains(no.code())) {
            Log.debugf("Bot %s shows no drafts: %s", draft.bot(), no.description());
            withoutDrafts.put(draft.bot(), true);
        } else {
            update(draft, known -> known.answered(sight, answer, clock.instant()));
        }
    }

    /// Makes a call and hears of its outcome; one that had no place is tried again with whatever is newest then.
    private void show(Draft draft, Standing standing, Call call, Consumer<Answer> outcome) {
        busy.add(draft.reply());
        glimpses.show(standing.to(), call, () -> !isOver(draft.reply()) && glimpses.speaksFor(draft.bot()))
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

    private void update(Draft draft, UnaryOperator<Growth> step) {
        var unused = growths.asMap().computeIfPresent(draft.reply(), (reply, known) -> step.apply(known));
    }

    private boolean isDrafted(Draft draft) {
        return draft.style() == Streaming.DRAFTS && draft.chat() > 0 && withoutDrafts.getIfPresent(draft.bot()) == null;
    }

    private static Reply reply(Draft draft) {
        return new Reply(draft.reply(), draft.conversation(), draft.bot(), draft.chat(), ticket(draft));
    }

    private static Markup stopButton(Draft draft) {
        return Looks.stopButton(ticket(draft), draft.language());
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
