package dev.beseda.llm.knowledge.documents;

import dev.beseda.kit.Ids;
import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobTable;
import dev.beseda.kit.jobs.Jobs;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.text.WireName;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.documents.rules.Kind;
import dev.beseda.llm.knowledge.search.Passages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Where documents are kept. A document of another workspace does not exist.
@ApplicationScoped
class Documents {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String VIEW = """
            select id, bot_id, title, kind, url, size_bytes, state, failure, pages, created_at, updated_at,
                (select count(*) from passage where document_id = document.id) as passages
            from document
            """;
    private static final String PAGE = VIEW + """
            where workspace_id = $1 and id > $2 and ($3::uuid is null or bot_id = $3) and ($4::text is null or state = $4)
            order by id limit $5
            """;
    private static final String GET = VIEW + "where workspace_id = $1 and id = $2";
    private static final String LOCK = "select 1 from document where workspace_id = $1 and id = $2 for update";
    private static final String ADD = """
            insert into document (id, workspace_id, bot_id, title, kind, url, content, size_bytes)
            select $1, $2, $3, $4, $5, $6, $7, $8
            where (select count(*) from document where workspace_id = $2) < $9
            """;
    private static final String DELETE = "delete from document where workspace_id = $1 and id = $2";
    /// Nobody's thousand documents stand before another's one.
    private static final JobTable TABLE = JobTable.named("document")
            .until("lease_until")
            .open("state in ('new', 'reading')")
            .fair("workspace_id", "created_at")
            .begun("state = 'reading', updated_at = now()")
            .columns("workspace_id, bot_id, title, kind, url, content");
    private static final String END = TABLE.ifOurs("""
            update document set state = $3, failure = $4, pages = $5, title = coalesce($6, title), kind = $7,
                size_bytes = coalesce($8, size_bytes), content = null, lease = null, lease_until = null,
                updated_at = now()
            from ours where id = ours.job returning id
            """);

    private final Transactions transactions;
    private final Passages passages;
    private final KnowledgeConfig config;
    private final Jobs<NewDocument> jobs;

    Documents(Transactions transactions, Passages passages, KnowledgeConfig config) {
        this.transactions = transactions;
        this.passages = passages;
        this.config = config;
        var limits = new JobLimits(config.lease(), config.readers(), config.attempts());
        this.jobs = new Jobs<>(transactions, TABLE, limits, Documents::unread);
    }

    /// The reading of documents.
    Jobs<NewDocument> jobs() {
        return jobs;
    }

    /// How a reading ended.
    record End(
            Document.State state,
            Optional<String> failure,
            OptionalInt pages,
            Optional<String> title,
            Kind kind,
            Optional<Long> sizeBytes) {}

    Uni<Page<Document>> page(UUID workspace, PageRequest wanted, Filter filter) {
        var values = Tuple.tuple()
                .addUUID(workspace)
                .addUUID(wanted.after().orElse(LOWEST))
                .addUUID(filter.bot().orElse(null))
                .addString(filter.state().orElse(null))
                .addInteger(wanted.rows());
        return transactions
                .run(PAGE, values)
                .map(rows -> Page.of(
                        Rows.stream(rows).map(Documents::document).toList(),
                        wanted.size(),
                        document -> document.id().toString()));
    }

    /// Which documents are listed.
    record Filter(Optional<UUID> bot, Optional<String> state) {}

    Uni<Document> get(UUID workspace, UUID id) {
        return transactions
                .run(GET, Tuple.of(workspace, id))
                .map(rows -> Rows.stream(rows)
                        .map(Documents::document)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("document", id)));
    }

    Uni<Document> add(NewDocument document) {
        var id = Ids.next();
        var values = Tuple.tuple()
                .addUUID(id)
                .addUUID(document.owner().workspace())
                .addUUID(document.owner().bot().orElse(null))
                .addString(document.title())
                .addString(document.kind().toString())
                .addString(document.url().orElse(null))
                .addValue(document.content().map(Buffer::buffer).orElse(null))
                .addLong(
                        document.content().map(content -> (long) content.length).orElse(0L))
                .addInteger(config.mostDocuments());
        return transactions
                .run(ADD, values)
                .invoke(this::checkAdded)
                .chain(() -> get(document.owner().workspace(), id));
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return transactions.in(transaction -> transaction
                .run(LOCK, Tuple.of(workspace, id))
                .chain(() -> transaction.run(GET, Tuple.of(workspace, id)))
                .invoke(rows -> rows.forEach(row -> expected.check(document(row))))
                .chain(() -> transaction.run(DELETE, Tuple.of(workspace, id)))
                .invoke(rows -> checkFound(rows, id))
                .chain(() -> passages.changed(transaction, workspace)));
    }

    /// Whether the lease was still ours; if not, nothing is written.
    Uni<Boolean> end(Transaction transaction, Lease lease, End end) {
        var values = Tuple.tuple()
                .addString(WireName.of(end.state()))
                .addString(end.failure().orElse(null))
                .addInteger(end.pages().isPresent() ? end.pages().getAsInt() : null)
                .addString(end.title().orElse(null))
                .addString(end.kind().toString())
                .addLong(end.sizeBytes().orElse(null));
        return jobs.end(transaction, END, List.of(lease), values).map(rows -> rows.size() == 1);
    }

    private void checkAdded(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            throw new Conflict(
                    "too-many-documents",
                    "The workspace has %d documents: delete one first".formatted(config.mostDocuments()));
        }
    }

    private static void checkFound(RowSet<Row> rows, UUID id) {
        if (rows.rowCount() == 0) {
            throw new NotFound("document", id);
        }
    }

    private static NewDocument unread(Row row) {
        return new NewDocument(
                new KnowledgeOwner(row.getUUID("workspace_id"), Optional.ofNullable(row.getUUID("bot_id"))),
                row.getString("title"),
                Kind.of(row.getString("kind")),
                Optional.ofNullable(row.getString("url")),
                Optional.ofNullable(row.getBuffer("content")).map(content -> content.getBytes()));
    }

    private static Document document(Row row) {
        var pages = row.getInteger("pages");
        return new Document(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("bot_id")),
                row.getString("title"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("url")),
                row.getLong("size_bytes"),
                WireName.parse(Document.State.class, row.getString("state")),
                Optional.ofNullable(row.getString("failure")),
                pages == null ? OptionalInt.empty() : OptionalInt.of(pages),
                row.getLong("passages"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
