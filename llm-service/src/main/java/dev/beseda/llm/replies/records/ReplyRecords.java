package dev.beseda.llm.replies.records;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads replies for people. A reply of another workspace does not exist.
@ApplicationScoped
class ReplyRecords {
    private static final String RECORD = """
            select * from (
                select id, workspace_id, bot_id, conversation_id, chat_id, tickets, wanted_at, begun_at, ended_at,
                    attempts, ending, reason, sentence, nullif(model, '') as model, input_tokens, output_tokens, cached,
                    case
                        when ending is not null then 'written'
                        when reason is not null then 'failed'
                        when begun_at is not null then 'running'
                        else 'waiting'
                    end as state
                from reply) as record
            """;

    private static final String PAGE = RECORD + """
            where workspace_id = $1
              and ($2::uuid is null or bot_id = $2)
              and ($3::text is null or state = $3)
              and ($4::uuid is null or id < $4)
            order by id desc limit $5
            """;

    private static final String ONE = RECORD + "where workspace_id = $1 and id = $2";

    private final Transactions transactions;

    ReplyRecords(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Those that were wanted last come first.
    Uni<Page<ReplyView>> page(UUID workspace, ReplyFilter filter, PageRequest wanted) {
        var values = Tuple.tuple()
                .addValue(workspace)
                .addValue(filter.bot().orElse(null))
                .addValue(filter.knownState().orElse(null))
                .addValue(wanted.after().orElse(null))
                .addValue(wanted.rows());
        return transactions
                .run(PAGE, values)
                .map(rows -> Page.of(
                        Rows.stream(rows).map(ReplyRecords::view).toList(),
                        wanted.size(),
                        last -> last.id().toString()));
    }

    Uni<ReplyView> get(UUID workspace, UUID id) {
        return transactions
                .run(ONE, Tuple.of(workspace, id))
                .map(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(ReplyRecords::view)
                        .orElseThrow(() -> new NotFound("reply", id)));
    }

    private static ReplyView view(Row row) {
        return new ReplyView(
                row.getUUID("id"),
                row.getUUID("bot_id"),
                row.getUUID("conversation_id"),
                row.getLong("chat_id"),
                List.of(row.getArrayOfLongs("tickets")),
                row.getString("state"),
                row.getOffsetDateTime("wanted_at").toInstant(),
                instant(row, "begun_at"),
                instant(row, "ended_at"),
                row.getInteger("attempts"),
                row.getString("ending"),
                row.getString("reason"),
                row.getString("sentence"),
                row.getString("model"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBoolean("cached"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
