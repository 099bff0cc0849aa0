package dev.beseda.llm.replies.rules;

import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// How orders are taken in: what is merged, what waits, what is stopped.
public final class Intake {
    private Intake() {}

    /// The line afterwards, and what must be done beside storing it.
    public record Decision(ConversationQueue line, List<Effect> effects) {
        public Decision {
            effects = List.copyOf(effects);
        }
    }

    /// @param window within which messages get one reply
    /// @param reply the id of a reply, if a new one is wanted
    public record Moment(Instant now, Duration window, UUID reply) {}

    public static Decision decide(ConversationQueue line, LlmCommand command, Moment moment) {
        return switch (command) {
            case WriteReply order -> write(line, order, moment);
            case StopReplies order -> halt(line, order.askedAt(), Halt.STOP);
            case ForgetTalk order -> forget(line, order);
        };
    }

    private static Decision write(ConversationQueue line, WriteReply order, Moment moment) {
        if (isKnown(line, order)) {
            return new Decision(line, List.of());
        }
        if (order.askedAt().isBefore(line.silentUntil())) {
            var late = PendingReply.of(order, moment.reply(), moment.now(), Duration.ZERO);
            return new Decision(line, List.of(new Effect.Dropped(late)));
        }
        var pending = line.waiting()
                .map(waiting -> waiting.with(order, moment.now(), moment.window()))
                .orElseGet(() -> PendingReply.of(order, moment.reply(), moment.now(), moment.window()));
        return new Decision(line.waiting(pending), List.of());
    }

    private static boolean isKnown(ConversationQueue line, WriteReply order) {
        return line.waiting()
                        .map(PendingReply::request)
                        .filter(known -> known.answers(order.ticket()))
                        .isPresent()
                || line.begun()
                        .map(ConversationQueue.Begun::request)
                        .filter(known -> known.answers(order.ticket()))
                        .isPresent();
    }

    private static Decision halt(ConversationQueue line, Instant askedAt, Halt halt) {
        var effects = new ArrayList<Effect>();
        line.waiting()
                .filter(waiting -> ConversationQueue.isOver(waiting.request(), askedAt))
                .ifPresent(waiting -> effects.add(new Effect.Dropped(waiting)));
        line.begun()
                .filter(begun -> ConversationQueue.isOver(begun.request(), askedAt))
                .ifPresent(begun -> effects.add(new Effect.Halted(begun.reply(), halt)));
        return new Decision(line.silent(askedAt), effects);
    }

    private static Decision forget(ConversationQueue line, ForgetTalk order) {
        var halted = halt(line, order.askedAt(), Halt.FORGET);
        var effects = new ArrayList<>(halted.effects());
        effects.add(new Effect.Forgotten(order));
        return new Decision(halted.line(), effects);
    }
}
