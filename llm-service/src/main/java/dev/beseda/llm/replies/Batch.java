package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.llm.replies.ConversationQueues.Put;
import dev.beseda.llm.replies.rules.ConversationQueue;
import dev.beseda.llm.replies.rules.Effect;
import dev.beseda.llm.replies.rules.Effect.Dropped;
import dev.beseda.llm.replies.rules.Effect.Forgotten;
import dev.beseda.llm.replies.rules.Effect.Halted;
import dev.beseda.llm.replies.rules.Halt;
import dev.beseda.llm.replies.rules.Intake;
import dev.beseda.llm.replies.rules.Intake.Moment;
import dev.beseda.llm.replies.rules.PendingReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The orders of one poll, decided one after the other, and all that must be stored afterwards.
final class Batch {
    private final Map<UUID, ConversationQueue> known;
    private final Map<UUID, ConversationQueue> now;
    private final List<Effect> effects = new ArrayList<>();

    Batch(Map<UUID, ConversationQueue> known) {
        this.known = known;
        this.now = new HashMap<>(known);
    }

    void decide(LlmCommand command, Moment moment) {
        var conversation = command.talk().conversation();
        var decision = Intake.decide(now.getOrDefault(conversation, ConversationQueue.EMPTY), command, moment);
        now.put(conversation, decision.line());
        effects.addAll(decision.effects());
    }

    /// What is not written comes first: its place may have another one already.
    List<Put> puts() {
        var waiting = now.entrySet().stream().flatMap(entry -> changed(entry.getKey(), entry.getValue()));
        return Stream.concat(dropped().map(pending -> new Put(pending, Optional.of(Reason.STOPPED))), waiting)
                .toList();
    }

    private Stream<Put> changed(UUID conversation, ConversationQueue queue) {
        var before = known.getOrDefault(conversation, ConversationQueue.EMPTY).waiting();
        return queue
                .waiting()
                .filter(pending -> !before.equals(Optional.of(pending)))
                .map(pending -> new Put(pending, Optional.empty()))
                .stream();
    }

    /// Replies that nobody wanted before, and nothing of the conversation is being written.
    Stream<PendingReply> beginning() {
        return now.entrySet().stream()
                .filter(entry -> known.getOrDefault(entry.getKey(), ConversationQueue.EMPTY)
                        .isEmpty())
                .flatMap(entry -> entry.getValue().waiting().stream());
    }

    Stream<PendingReply> dropped() {
        return all(Dropped.class).map(Dropped::pending);
    }

    /// Each once: who is to forget must not be told less.
    Collection<Halted> halted() {
        var halted = new LinkedHashMap<UUID, Halted>();
        all(Halted.class)
                .forEach(one -> halted.merge(
                        one.reply(), one, (before, after) -> before.halt() == Halt.FORGET ? before : after));
        return halted.values();
    }

    List<ForgetTalk> forgotten() {
        return all(Forgotten.class).map(Forgotten::wish).toList();
    }

    Map<UUID, Instant> silences() {
        var silences = new LinkedHashMap<UUID, Instant>();
        now.forEach((conversation, queue) -> {
            var before =
                    known.getOrDefault(conversation, ConversationQueue.EMPTY).silentUntil();
            if (queue.silentUntil().isAfter(before)) {
                silences.put(conversation, queue.silentUntil());
            }
        });
        return silences;
    }

    private <E extends Effect> Stream<E> all(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast);
    }
}
