package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmCommand;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.contracts.llm.LlmEvent.Usage;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.kit.Ids;
import dev.beseda.kit.messaging.Outbox;
import dev.beseda.kit.messaging.OutgoingMessage;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.memory.Talks;
import dev.beseda.llm.replies.rules.Endings;
import dev.beseda.llm.replies.rules.Intake.Moment;
import dev.beseda.llm.replies.rules.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Takes orders in: load, decide, save, put – each once for a whole batch.
@ApplicationScoped
class IntakeRunner {
    private final Lines lines;
    private final Bots bots;
    private final Talks talks;
    private final Outbox outbox;
    private final Clock clock;

    IntakeRunner(Lines lines, Bots bots, Talks talks, Outbox outbox, Clock clock) {
        this.lines = lines;
        this.bots = bots;
        this.talks = talks;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> run(Transaction transaction, List<LlmCommand> commands) {
        var conversations =
                commands.stream().map(command -> command.talk().conversation()).collect(Collectors.toSet());
        return windows(commands)
                .chain(windows -> lines.getForChange(transaction, conversations)
                        .map(known -> decide(new Batch(known), commands, windows)))
                .chain(batch -> save(transaction, batch));
    }

    private Batch decide(Batch batch, List<LlmCommand> commands, Map<UUID, Duration> windows) {
        var now = clock.instant();
        for (var command : commands) {
            var window = windows.getOrDefault(command.talk().bot(), Duration.ZERO);
            batch.decide(command, new Moment(now, window, Ids.next()));
        }
        return batch;
    }

    private Uni<Void> save(Transaction transaction, Batch batch) {
        return Transaction.inARow(List.of(
                lines.put(transaction, batch.puts()),
                lines.halt(transaction, batch.halted()),
                lines.silence(transaction, batch.silences()),
                talks.forget(transaction, batch.forgotten()),
                outbox.put(
                        transaction, batch.dropped().map(IntakeRunner::stopped).toList())));
    }

    /// Within which time messages of these bots get one reply.
    private Uni<Map<UUID, Duration>> windows(List<LlmCommand> commands) {
        var asked = commands.stream()
                .filter(WriteReply.class::isInstance)
                .map(command -> command.talk().bot())
                .collect(Collectors.toSet());
        return bots.findAll(asked)
                .map(found -> found.values().stream()
                        .collect(Collectors.toMap(
                                LlmSettings::bot,
                                settings -> Duration.ofMillis(settings.manner().mergeWindowMillis()))));
    }

    private static OutgoingMessage stopped(Wanted wanted) {
        return ReplyEvents.message(wanted, Endings.stopped(""), "", new Usage(0, 0));
    }
}
