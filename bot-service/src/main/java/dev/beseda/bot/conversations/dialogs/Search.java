package dev.beseda.bot.conversations.dialogs;

import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Finds conversations by what was said in them, the newest words first. It goes through the messages from the
/// newest to the oldest, slice by slice, because they lie in the table in that order; and it stops when its time
/// is over, wherever that is: the cursor says where the next request goes on.
@ApplicationScoped
class Search {
    /// So many messages of each side are looked at with one statement.
    private static final int SLICE = 5_000;

    /// No further slice is begun after this time.
    private static final Duration TIME = Duration.ofMillis(150);

    /// Up to so many conversations are looked through one by one: what others say is not looked at then.
    private static final int FEW = 200;

    private static final String WANTED = """
            workspace_id = $1 and ($2::uuid is null or bot_id = $2) and ($3::bigint is null or chat_id = $3)
            and ($4::boolean is null or (called_at is not null) = $4)
            """;

    private static final String CANDIDATES = "select id from conversation where " + WANTED + " limit " + (FEW + 1);

    private static final String BEGIN_OF_SLICE = """
            select coalesce(greatest(
                (select id from received_message where id >= $1 and id < $2 order by id desc offset $3 limit 1),
                (select id from delivery_key where id >= $1 and id < $2 order by id desc offset $3 limit 1)), $1) as begin
            """;

    /// Of each conversation the newest message that fits.
    private static final String FOUND = """
            with said as (
                select distinct on (conversation_id) conversation_id, id from message
                where id >= $6 and id < $7 and text ilike $5 %s
                order by conversation_id, id desc)
            select said.id as said, dialog.* from said join (%s) as dialog on dialog.id = conversation_id
            order by said.id desc limit $8
            """;
    private static final String FOUND_IN_SLICE = FOUND.formatted("", Dialogs.DIALOG + "where " + WANTED);
    private static final String FOUND_IN_FEW =
            FOUND.formatted("and conversation_id = any ($9)", Dialogs.DIALOG + "where " + WANTED);

    private final ReadPool pool;
    private final Clock clock;

    Search(ReadPool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /// A page may hold less than was wanted, or nothing, and be followed by others all the same. A conversation
    /// may come again where its older words fit too.
    Uni<Page<DialogView>> page(UUID workspace, DialogFilter filter, PageRequest wanted) {
        var hits = new Hits(filter.saidFrom(), wanted.after().orElse(filter.saidUntil()), wanted.size());
        return candidates(workspace, filter)
                .chain(some ->
                        some.size() > FEW ? slices(workspace, filter, hits) : inFew(workspace, filter, hits, some))
                .map(done -> hits.page());
    }

    private Uni<List<UUID>> candidates(UUID workspace, DialogFilter filter) {
        return pool.run(CANDIDATES, wanted(workspace, filter))
                .map(rows -> Rows.stream(rows).map(row -> row.getUUID("id")).toList());
    }

    private Uni<Void> inFew(UUID workspace, DialogFilter filter, Hits hits, List<UUID> conversations) {
        var values = found(workspace, filter, hits, hits.since()).addArrayOfUUID(conversations.toArray(UUID[]::new));
        return pool.run(FOUND_IN_FEW, values)
                .map(rows -> hits.add(Rows.stream(rows).map(Search::hit).toList(), hits.since()))
                .replaceWithVoid();
    }

    private Uni<Void> slices(UUID workspace, DialogFilter filter, Hits hits) {
        var end = clock.instant().plus(TIME);
        return Multi.createBy()
                .repeating()
                .uni(() -> slice(workspace, filter, hits))
                .whilst(goesOn -> goesOn && clock.instant().isBefore(end))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> slice(UUID workspace, DialogFilter filter, Hits hits) {
        return pool.run(BEGIN_OF_SLICE, Tuple.of(hits.since(), hits.before(), SLICE))
                .map(rows -> rows.iterator().next().getUUID("begin"))
                .chain(begin -> pool.run(FOUND_IN_SLICE, found(workspace, filter, hits, begin))
                        .map(rows -> hits.add(Rows.stream(rows).map(Search::hit).toList(), begin)));
    }

    private static Tuple wanted(UUID workspace, DialogFilter filter) {
        return Tuple.tuple()
                .addValue(workspace)
                .addValue(filter.bot().orElse(null))
                .addValue(filter.chat().orElse(null))
                .addValue(filter.waiting().orElse(null));
    }

    private static Tuple found(UUID workspace, DialogFilter filter, Hits hits, UUID begin) {
        return wanted(workspace, filter)
                .addValue(filter.pattern().orElseThrow())
                .addValue(begin)
                .addValue(hits.before())
                .addValue(hits.rows());
    }

    private static Hits.Hit hit(Row row) {
        return new Hits.Hit(row.getUUID("said"), Dialogs.dialog(row));
    }
}
