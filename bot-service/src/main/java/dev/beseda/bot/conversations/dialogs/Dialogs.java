package dev.beseda.bot.conversations.dialogs;

import dev.beseda.bot.conversations.dialogs.TranscriptView.Line;
import dev.beseda.kit.postgres.ReadPool;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads conversations for people. A conversation of another workspace does not exist.
@ApplicationScoped
public class Dialogs {
    static final String DIALOG = """
            select id, bot_id, chat_id, thread_id, started_at, changed_at, called_at, taken_by, left_at,
                coalesce((state ->> 'with_person')::boolean, false) as with_person
            from (select conversation.* from conversation join bot on bot.id = bot_id) as conversation
            """;

    private static final String PAGE = DIALOG + """
            where workspace_id = $1
              and ($2::uuid is null or bot_id = $2)
              and ($3::bigint is null or chat_id = $3)
              and ($4::timestamptz is null or changed_at >= $4)
              and ($5::timestamptz is null or started_at < $5)
              and ($6::boolean is null or (called_at is not null) = $6)
              and ($7::uuid is null or id < $7)
            order by id desc limit $8
            """;

    private static final String ONE = DIALOG + "where workspace_id = $1 and id = $2";

    private static final String LINES = """
            select id, direction, "by", operator, kind, text, media, markup, state, failure, at, edited_at from message
            where conversation_id = $1 and ($2::uuid is null or id < $2)
            order by id desc limit $3
            """;

    private final Transactions transactions;
    private final ReadPool reads;
    private final Search search;

    Dialogs(Transactions transactions, ReadPool reads, Search search) {
        this.transactions = transactions;
        this.reads = reads;
        this.search = search;
    }

    /// The conversations that began last come first; those in which something was said, by the newest that fits.
    Uni<Page<DialogView>> page(UUID workspace, DialogFilter filter, PageRequest wanted) {
        return filter.pattern().isPresent() ? search.page(workspace, filter, wanted) : list(workspace, filter, wanted);
    }

    private Uni<Page<DialogView>> list(UUID workspace, DialogFilter filter, PageRequest wanted) {
        var values = Tuple.tuple()
                .addValue(workspace)
                .addValue(orNull(filter.bot()))
                .addValue(orNull(filter.chat()))
                .addValue(orNull(filter.since().map(Dialogs::time)))
                .addValue(orNull(filter.until().map(Dialogs::time)))
                .addValue(orNull(filter.waiting()))
                .addValue(orNull(wanted.after()))
                .addValue(wanted.rows());
        return reads.run(PAGE, values)
                .map(rows -> Page.of(
                        list(rows, Dialogs::dialog),
                        wanted.size(),
                        last -> last.id().toString()));
    }

    Uni<TranscriptView> get(UUID workspace, UUID id, PageRequest wanted) {
        return get(workspace, id)
                .chain(dialog -> lines(id, wanted)
                        .map(lines -> new TranscriptView(dialog, lines.items().reversed(), lines.next())));
    }

    /// One conversation, without what was said. An operator waits for it who does something there: it does
    /// not queue up behind those who search.
    public Uni<DialogView> get(UUID workspace, UUID id) {
        return transactions
                .run(ONE, Tuple.of(workspace, id))
                .map(rows -> list(rows, Dialogs::dialog).stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("conversation", id)));
    }

    private Uni<Page<Line>> lines(UUID conversation, PageRequest wanted) {
        var values = Tuple.tuple()
                .addValue(conversation)
                .addValue(orNull(wanted.after()))
                .addValue(wanted.rows());
        return reads.run(LINES, values)
                .map(rows -> Page.of(
                        list(rows, Dialogs::line),
                        wanted.size(),
                        last -> last.id().toString()));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return Rows.stream(rows).map(read).toList();
    }

    static DialogView dialog(Row row) {
        var calledAt = instant(row, "called_at");
        return new DialogView(
                row.getUUID("id"),
                row.getUUID("bot_id"),
                row.getLong("chat_id"),
                row.getLong("thread_id"),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                calledAt != null,
                calledAt,
                row.getBoolean("with_person"),
                row.getString("taken_by"),
                instant(row, "left_at"));
    }

    private static Line line(Row row) {
        return new Line(
                row.getUUID("id"),
                row.getString("direction"),
                row.getString("by"),
                row.getString("operator"),
                row.getString("kind"),
                row.getString("text"),
                Markups.media(row.getJsonArray("media")),
                Markups.labels(row.getJsonObject("markup")),
                row.getString("state"),
                row.getString("failure"),
                row.getOffsetDateTime("at").toInstant(),
                instant(row, "edited_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
