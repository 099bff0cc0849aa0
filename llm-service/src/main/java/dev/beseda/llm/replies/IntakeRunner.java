package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.messaging.outbox.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.replies.rules.Intake.Moment;
import dev.beseda.llm.replies.rules.OutcomeRules;
import dev.beseda.llm.replies.rules.PendingReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes orders in: load, decide, save, put – each once for a whole batch.
@ApplicationScoped
class IntakeRunner {
    private final ConversationQueues queues;
    private final Bots bots;
    private final Talks talks;
    private final Outbox outbox;
    private final Hints hints;
    private final Clock clock;

    IntakeRunner(ConversationQueues queues, Bots bots, Talks talks, Outbox outbox, Hints hints, Clock clock) {
        this.queues = queues;
        this.bots = bots;
        this.talks = talks;
        this.outbox = outbox;
        this.hints = hints;
        this.clock = clock;
    }

    Uni<Void> run(Transaction transaction, List<LlmCommand> commands) {
        var conversations =
                commands.stream().map(command -> command.talk().conversation()).collect(Collectors.toSet());
        return settings(commands)
                .chain(settings -> queues.getForChange(transaction, conversations)
                        .map(known -> decide(new Batch(known), commands, settings))
                        .call(batch -> save(transaction, batch))
                        .invoke(batch -> tell(batch, settings)))
                .replaceWithVoid();
    }

    private Batch decide(Batch batch, List<LlmCommand> commands, Map<UUID, LlmSettings> settings) {
        var now = clock.instant();
        for (var command : commands) {
            var window = Optional.ofNullable(settings.get(command.talk().bot()))
                    .map(bot -> Duration.ofMillis(bot.manner().mergeWindowMillis()))
                    .orElse(Duration.ZERO);
            batch.decide(command, new Moment(now, window, Ids.next()));
        }
        return batch;
    }

    /// Who is waited for, in case that more comes, sees meanwhile that somebody is at work.
    private void tell(Batch batch, Map<UUID, LlmSettings> settings) {
        batch.beginning()
                .filter(PendingReply::gathers)
                .forEach(pending -> Optional.ofNullable(
                                settings.get(pending.talk().bot()))
                        .ifPresent(bot -> hints.tell(new LlmHint.UnderWay(Drafts.of(pending, bot)))));
    }

    private Uni<Void> save(Transaction transaction, Batch batch) {
        return Transaction.inARow(List.of(
                queues.put(transaction, batch.puts()),
                queues.halt(transaction, batch.halted()),
                queues.silence(transaction, batch.silences()),
                talks.forget(transaction, batch.forgotten()),
                outbox.put(
                        transaction, batch.dropped().map(IntakeRunner::stopped).toList())));
    }

    /// How the bots talk that are asked.
    private Uni<Map<UUID, LlmSettings>> settings(List<LlmCommand> commands) {
        return bots.findAll(commands.stream()
                .filter(WriteReply.class::isInstance)
                .map(command -> command.talk().bot())
                .collect(Collectors.toSet()));
    }

    private static OutgoingMessage stopped(PendingReply pending) {
        return ReplyEvents.message(pending, OutcomeRules.stopped(""), "", new Usage(0, 0));
    }
}
