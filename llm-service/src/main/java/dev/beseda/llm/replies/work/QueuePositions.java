package dev.beseda.llm.replies.work;

import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.bots.Bots;
import dev.beseda.llm.replies.Drafts;
import dev.beseda.llm.replies.Hints;
import dev.beseda.llm.replies.PendingReplyRows;
import dev.beseda.llm.replies.leases.Leases;
import dev.beseda.llm.replies.rules.PendingReply;
import dev.beseda.llm.replies.writing.ReplyMetrics;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Tells those who wait how many replies of their bot are written first, whenever that has changed.
@ApplicationScoped
class QueuePositions {
    /// A wait that is over in a moment is not worth a word.
    private static final String TELL = """
            with line as (
                select id, told_ahead, row_number() over (partition by bot_id order by wanted_at) as ahead
                from reply
                where ended_at is null and begun_at is null and due_at < now() - interval '1 second'
                  and not exists (
                      select from reply as before
                      where before.conversation_id = reply.conversation_id
                        and before.ended_at is null and before.begun_at is not null)),
            changed as (select id, ahead from line where ahead is distinct from told_ahead limit 500),
            free as (
                select id from reply where id in (select id from changed) and ended_at is null and begun_at is null
                for update skip locked)
            update reply set told_ahead = changed.ahead
            from free join changed using (id)
            where reply.id = free.id
            returning told_ahead, reply.id as id, workspace_id, bot_id, conversation_id, chat_id, person_id,
                request::text as request, wanted_at, due_at
            """;

    private static final String COUNT =
            "select count(*) as waiting from reply where ended_at is null and begun_at is null";

    private final Transactions transactions;
    private final Leases leases;
    private final PendingReplyRows rows;
    private final Bots bots;
    private final Hints hints;
    private final ReplyMetrics metrics;

    QueuePositions(
            Transactions transactions,
            Leases leases,
            PendingReplyRows rows,
            Bots bots,
            Hints hints,
            ReplyMetrics metrics) {
        this.transactions = transactions;
        this.leases = leases;
        this.rows = rows;
        this.bots = bots;
        this.hints = hints;
        this.metrics = metrics;
    }

    /// Somebody who waits.
    private record Place(PendingReply pending, int ahead) {}

    @Scheduled(
            every = "3s",
            delayed = "3s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        return transactions
                .run(COUNT, Tuple.tuple())
                .map(counted -> counted.iterator().next().getLong("waiting"))
                .invoke(metrics::waiting)
                .call(leases::measure)
                .chain(waiting -> waiting == 0 ? Uni.createFrom().voidItem() : tell())
                .onFailure()
                .invoke(failure -> Log.debugf("Nobody is told of the line: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tell() {
        return transactions
                .run(TELL, Tuple.tuple())
                .map(told -> Rows.sort(told, row -> new Place(rows.read(row), row.getInteger("told_ahead")))
                        .readable())
                .chain(places -> bots.findAll(botsOf(places)).invoke(found -> tell(places, found)))
                .replaceWithVoid();
    }

    private static Set<UUID> botsOf(List<Place> places) {
        return places.stream().map(place -> place.pending().talk().bot()).collect(Collectors.toSet());
    }

    private void tell(List<Place> places, Map<UUID, LlmSettings> found) {
        for (var place : places) {
            Optional.ofNullable(found.get(place.pending().talk().bot())).ifPresent(settings -> tell(place, settings));
        }
    }

    private void tell(Place place, LlmSettings settings) {
        if (settings.manner().streaming() != Streaming.OFF) {
            hints.tell(new LlmHint.Queued(Drafts.of(place.pending(), settings), place.ahead()));
        }
    }
}
