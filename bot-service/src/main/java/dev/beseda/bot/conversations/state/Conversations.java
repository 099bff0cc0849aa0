package dev.beseda.bot.conversations.state;

import dev.beseda.bot.engine.turns.Conversation;
import dev.beseda.bot.telegram.arrivals.Arrival;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where conversations are kept.
@ApplicationScoped
public class Conversations {
    private static final String COLUMNS = """
            select conversation.id, workspace_id, bot_id, chat_id, thread_id, state, person_id, called_at, taken_by,
                left_at, timers, arrived_at
            from conversation
            """;
    private static final String GET_FOR_CHANGE = COLUMNS + """
            join unnest($1::uuid[], $2::bigint[], $3::bigint[]) as wanted (bot, chat, thread)
                on bot_id = wanted.bot and chat_id = wanted.chat and thread_id = wanted.thread
            order by conversation.id for no key update of conversation
            """;
    private static final String GET_BY_ID = COLUMNS + "where id = any($1::uuid[]) order by id for no key update";
    private static final String FIND = COLUMNS + """
            where workspace_id = $1 and id = $2 and exists (select from bot where bot.id = bot_id) for no key update
            """;
    private static final String FIND_IN_CHAT = COLUMNS + """
            where workspace_id = $1 and bot_id = $2 and chat_id = $3 and thread_id = 0
                and exists (select from bot where bot.id = bot_id)
            for no key update
            """;

    private static final String SAVE = """
            insert into conversation (id, workspace_id, bot_id, chat_id, thread_id, state, person_id, called_at,
                taken_by, left_at, timers, arrived_at)
            select id, workspace, bot, chat, thread, state::jsonb, person, called::timestamptz, taken_by,
                gone::timestamptz, timers::bigint[], arrived
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[], $7::bigint[],
                    $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
                as changed (id, workspace, bot, chat, thread, state, person, called, taken_by, gone, timers, arrived)
            on conflict (bot_id, chat_id, thread_id) do update
            set state = excluded.state, person_id = excluded.person_id, called_at = excluded.called_at,
                taken_by = excluded.taken_by, left_at = excluded.left_at, timers = excluded.timers,
                arrived_at = excluded.arrived_at, changed_at = now()
            """;

    /// All conversations of these chats, whatever their topic.
    private static final String LOCK_CHATS = """
            select conversation.id from conversation join unnest($1::uuid[], $2::bigint[]) as wanted (bot, chat)
                on bot_id = wanted.bot and chat_id = wanted.chat
            order by conversation.id for update of conversation
            """;

    /// Where the new chat has a conversation already, the old one stays where it is.
    private static final String MOVE = """
            update conversation set chat_id = $3
            where bot_id = $1 and chat_id = $2 and not exists (
                select from conversation as there
                where there.bot_id = $1 and there.chat_id = $3 and there.thread_id = conversation.thread_id)
            """;

    private static final Comparator<StoredConversation> BY_CHAT = Comparator.comparing(
                    (StoredConversation stored) -> stored.chat().bot())
            .thenComparing(stored -> stored.chat().chat())
            .thenComparing(stored -> stored.chat().thread());

    /// Locks the conversations of these chats, in id order, until the transaction ends; a new chat has none. What
    /// refers to a conversation may be stored meanwhile, as its key stays.
    public Uni<Map<Destination, StoredConversation>> getForChange(Transaction transaction, Set<Destination> chats) {
        var columns = UnnestColumns.of(chats)
                .uuids(Destination::bot)
                .longs(Destination::chat)
                .longs(Destination::thread);
        return transaction
                .run(GET_FOR_CHANGE, columns.tuple())
                .map(rows ->
                        list(rows).stream().collect(Collectors.toMap(StoredConversation::chat, Function.identity())));
    }

    /// Locks the conversations with these ids; one that is gone is missing.
    public Uni<List<StoredConversation>> getForChange(Transaction transaction, Collection<UUID> ids) {
        return transaction.run(GET_BY_ID, Tuple.of(ids.toArray(UUID[]::new))).map(Conversations::list);
    }

    /// Locks one conversation of a workspace.
    public Uni<Optional<StoredConversation>> findForChange(Transaction transaction, UUID workspace, UUID id) {
        return transaction
                .run(FIND, Tuple.of(workspace, id))
                .map(rows -> list(rows).stream().findFirst());
    }

    /// Locks the conversation of a workspace's bot in one chat, outside of any topic.
    public Uni<Optional<StoredConversation>> findForChange(Transaction transaction, UUID workspace, Destination chat) {
        return transaction
                .run(FIND_IN_CHAT, Tuple.of(workspace, chat.bot(), chat.chat()))
                .map(rows -> list(rows).stream().findFirst());
    }

    /// New ones are inserted in one order, so that two batches never wait for each other.
    public Uni<Void> save(Transaction transaction, Collection<StoredConversation> changed) {
        var columns = UnnestColumns.of(changed.stream().sorted(BY_CHAT).toList())
                .uuids(StoredConversation::id)
                .uuids(StoredConversation::workspace)
                .uuids(stored -> stored.chat().bot())
                .longs(stored -> stored.chat().chat())
                .longs(stored -> stored.chat().thread())
                .texts(stored -> States.write(stored.state()))
                .longs(stored -> stored.participants().person().orElse(null))
                .texts(stored -> written(stored.participants().calledAt()))
                .texts(stored -> stored.participants().operator().orElse(null))
                .texts(stored -> written(stored.participants().leftAt()))
                .texts(stored ->
                        stored.timers().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")))
                .instants(stored -> stored.participants().arrivedAt().orElse(null));
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    /// Locks what a batch is about, in id order, if groups move in it: they are locked again one after the other.
    public Uni<Void> lockMoving(Transaction transaction, List<Arrival> arrivals) {
        if (arrivals.stream().allMatch(arrival -> arrival.movedFrom().isEmpty())) {
            return Uni.createFrom().voidItem();
        }
        var chats = arrivals.stream()
                .flatMap(arrival -> Stream.concat(
                        Stream.of(arrival.chat()),
                        arrival
                                .movedFrom()
                                .map(old -> new Destination(arrival.chat().bot(), old))
                                .stream()))
                .distinct()
                .toList();
        var columns = UnnestColumns.of(chats).uuids(Destination::bot).longs(Destination::chat);
        return transaction.run(LOCK_CHATS, columns.tuple()).replaceWithVoid();
    }

    /// Lets a conversation follow its group if that became a supergroup with another id.
    public Uni<Void> move(Transaction transaction, Arrival arrival) {
        var chat = arrival.chat();
        return arrival.movedFrom()
                .map(old -> transaction
                        .run(MOVE, Tuple.of(chat.bot(), old, chat.chat()))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static List<StoredConversation> list(RowSet<Row> rows) {
        return Rows.stream(rows).map(Conversations::kept).toList();
    }

    /// Where a conversation stands, if this release can read it.
    public static Conversation state(Row row) {
        return StoredJson.byHand("conversation", () -> States.read(row.getJsonObject("state")));
    }

    private static StoredConversation kept(Row row) {
        var participants = new Participants(
                Optional.ofNullable(row.getLong("person_id")),
                instant(row.getOffsetDateTime("arrived_at")),
                instant(row.getOffsetDateTime("left_at")),
                instant(row.getOffsetDateTime("called_at")),
                Optional.ofNullable(row.getString("taken_by")));
        return new StoredConversation(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                new Destination(row.getUUID("bot_id"), row.getLong("chat_id"), row.getLong("thread_id")),
                state(row),
                participants,
                Set.of(row.getArrayOfLongs("timers")));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static @Nullable String written(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
