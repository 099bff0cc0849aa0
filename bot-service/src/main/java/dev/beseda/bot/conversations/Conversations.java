package dev.beseda.bot.conversations;

import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.postgres.Columns;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where conversations are kept.
@ApplicationScoped
public class Conversations {
    private static final String COLUMNS = """
            select conversation.id, workspace_id, bot_id, chat_id, thread_id, state, person_id, called_at, taken_by,
                left_at, timers
            from conversation
            """;
    private static final String GET_FOR_CHANGE = COLUMNS + """
            join unnest($1::uuid[], $2::bigint[], $3::bigint[]) as wanted (bot, chat, thread)
                on bot_id = wanted.bot and chat_id = wanted.chat and thread_id = wanted.thread
            order by conversation.id for update of conversation
            """;
    private static final String GET_BY_ID = COLUMNS + "where id = any($1::uuid[]) order by id for update";
    private static final String FIND = COLUMNS + "where workspace_id = $1 and id = $2 for update";
    private static final String FIND_IN_CHAT = COLUMNS + """
            where workspace_id = $1 and bot_id = $2 and chat_id = $3 and thread_id = 0 for update
            """;

    private static final String SAVE = """
            insert into conversation (id, workspace_id, bot_id, chat_id, thread_id, state, person_id, called_at,
                taken_by, left_at, timers)
            select id, workspace, bot, chat, thread, state::jsonb, person, called::timestamptz, taken_by,
                gone::timestamptz, timers::bigint[]
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[],
                    $8::text[], $9::text[], $10::text[], $11::text[])
                as changed (id, workspace, bot, chat, thread, state, person, called, taken_by, gone, timers)
            on conflict (bot_id, chat_id, thread_id) do update
            set state = excluded.state, person_id = excluded.person_id, called_at = excluded.called_at,
                taken_by = excluded.taken_by, left_at = excluded.left_at, timers = excluded.timers,
                changed_at = now()
            """;

    /// Where the new chat has a conversation already, the old one stays where it is.
    private static final String MOVE = """
            update conversation set chat_id = moved.chat
            from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as moved (bot, old, chat)
            where bot_id = moved.bot and chat_id = moved.old and not exists (
                select from conversation as there
                where there.bot_id = moved.bot and there.chat_id = moved.chat
                    and there.thread_id = conversation.thread_id)
            """;

    /// Locks the conversations of these chats, in id order, until the transaction ends; a chat that is new has none.
    Uni<Map<Destination, Kept>> getForChange(Transaction transaction, Set<Destination> chats) {
        var columns = Columns.of(chats)
                .uuids(Destination::bot)
                .longs(Destination::chat)
                .longs(Destination::thread);
        return transaction
                .run(GET_FOR_CHANGE, columns.tuple())
                .map(rows -> list(rows).stream().collect(Collectors.toMap(Kept::chat, Function.identity())));
    }

    /// Locks the conversations with these ids; one that is gone is missing.
    public Uni<List<Kept>> getForChange(Transaction transaction, Collection<UUID> ids) {
        return transaction.run(GET_BY_ID, Tuple.of(ids.toArray(UUID[]::new))).map(Conversations::list);
    }

    /// Locks one conversation of a workspace.
    public Uni<Optional<Kept>> findForChange(Transaction transaction, UUID workspace, UUID id) {
        return transaction
                .run(FIND, Tuple.of(workspace, id))
                .map(rows -> list(rows).stream().findFirst());
    }

    /// Locks the conversation of a workspace's bot in one chat, outside of any topic.
    public Uni<Optional<Kept>> findForChange(Transaction transaction, UUID workspace, Destination chat) {
        return transaction
                .run(FIND_IN_CHAT, Tuple.of(workspace, chat.bot(), chat.chat()))
                .map(rows -> list(rows).stream().findFirst());
    }

    public Uni<Void> save(Transaction transaction, Collection<Kept> changed) {
        var columns = Columns.of(changed)
                .uuids(Kept::id)
                .uuids(Kept::workspace)
                .uuids(kept -> kept.chat().bot())
                .longs(kept -> kept.chat().chat())
                .longs(kept -> kept.chat().thread())
                .texts(kept -> States.write(kept.state()))
                .longs(kept -> kept.company().person().orElse(null))
                .texts(kept -> written(kept.company().calledAt()))
                .texts(kept -> kept.company().operator().orElse(null))
                .texts(kept -> written(kept.company().leftAt()))
                .texts(kept -> kept.timers().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    /// Lets conversations follow their groups, of which some became supergroups with another id.
    Uni<Void> move(Transaction transaction, List<Arrival> arrivals) {
        var moved = arrivals.stream()
                .filter(arrival -> arrival.movedFrom().isPresent())
                .toList();
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = Columns.of(moved)
                .uuids(arrival -> arrival.chat().bot())
                .longs(arrival -> arrival.movedFrom().orElseThrow())
                .longs(arrival -> arrival.chat().chat());
        return transaction.run(MOVE, columns.tuple()).replaceWithVoid();
    }

    private static List<Kept> list(RowSet<Row> rows) {
        return Rows.stream(rows).map(Conversations::kept).toList();
    }

    private static Kept kept(Row row) {
        var company = new Company(
                Optional.ofNullable(row.getLong("person_id")),
                instant(row.getOffsetDateTime("left_at")),
                instant(row.getOffsetDateTime("called_at")),
                Optional.ofNullable(row.getString("taken_by")));
        return new Kept(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id"), row.getLong("thread_id")),
                States.read(row.getJsonObject("state")),
                company,
                Set.of(row.getArrayOfLongs("timers")));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static @Nullable String written(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
