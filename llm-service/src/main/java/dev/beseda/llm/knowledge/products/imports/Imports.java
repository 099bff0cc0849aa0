package dev.beseda.llm.knowledge.products.imports;

import dev.beseda.kit.Ids;
import dev.beseda.kit.jobs.JobLimits;
import dev.beseda.kit.jobs.JobTable;
import dev.beseda.kit.jobs.Jobs;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.secrets.SealedColumn;
import dev.beseda.kit.secrets.SecretCipher;
import dev.beseda.kit.settings.Setting;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Where the ways to partners' lists are kept. One of another workspace does not exist. Made at the start, so that a
/// wrong key that seals stops it.
@Startup(Setting.FIRST)
@ApplicationScoped
class Imports {
    private static final SealedColumn KEY = new SealedColumn("product_import", "sealed_key", "import.key");
    private static final UUID LOWEST = new UUID(0, 0);
    private static final int AT_ONCE = 2;
    private static final String COLUMNS = """
            product_import.id, workspace_id, bot_id, name, url, key_header, sealed_key, list_pointer, fields,
            every_minutes, next_run_at, last_run, created_at, updated_at,
            (select count(*) from product where import_id = product_import.id) as products
            """;
    private static final String PAGE =
            "select " + COLUMNS + "from product_import where workspace_id = $1 and id > $2 order by id limit $3";
    private static final String GET = "select " + COLUMNS + "from product_import where workspace_id = $1 and id = $2";
    private static final String LOCK = "select 1 from product_import where workspace_id = $1 and id = $2 for update";
    private static final String ADD = """
            insert into product_import (id, workspace_id, bot_id, name, url, key_header, list_pointer, fields,
                every_minutes, next_run_at, sealed_key)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9::int is not null then now() end, $10
            where (select count(*) from product_import where workspace_id = $2) < $11
            """;
    private static final String CHANGE = """
            update product_import set bot_id = $3, name = $4, url = $5, key_header = $6, list_pointer = $7, fields = $8,
                every_minutes = $9, next_run_at = case when $9::int is not null then now() end,
                sealed_key = case when $11 then $10 else sealed_key end, lease = null, lease_until = null, attempts = 0,
                updated_at = now()
            where id = $1 and workspace_id = $2
            """;
    private static final String DELETE = """
            with gone as (delete from product where workspace_id = $1 and import_id = $2)
            delete from product_import where workspace_id = $1 and id = $2
            """;
    private static final JobTable TABLE = JobTable.named("product_import")
            .until("lease_until")
            .open("next_run_at <= now()")
            .fair("workspace_id", "next_run_at")
            .columns(COLUMNS);
    private static final String END = TABLE.ifOurs("""
            update product_import set last_run = $3, lease = null, lease_until = null, attempts = 0,
                next_run_at = now() + every_minutes * interval '1 minute'
            from ours where id = ours.job returning id
            """);

    private static final StoredJson<FieldPointers> FIELDS = StoredJson.of(FieldPointers.class);
    private static final StoredJson<LastRun> RUNS = StoredJson.of(LastRun.class);

    private final Transactions transactions;
    private final SecretCipher cipher;
    private final KnowledgeConfig config;
    private final Jobs<Run> jobs;

    Imports(Transactions transactions, SecretCipher cipher, KnowledgeConfig config) {
        this.transactions = transactions;
        this.cipher = cipher;
        this.config = config;
        this.jobs =
                new Jobs<>(transactions, TABLE, new JobLimits(config.lease(), AT_ONCE, config.attempts()), this::run);
    }

    /// A list that is to be fetched, and the key to it.
    record Run(KnowledgeOwner owner, ProductImport wanted, Optional<String> key) {}

    /// The runs of imports.
    Jobs<Run> jobs() {
        return jobs;
    }

    Uni<Page<ProductImport>> page(UUID workspace, PageRequest wanted) {
        var values = Tuple.of(workspace, wanted.after().orElse(LOWEST), wanted.rows());
        return transactions
                .run(PAGE, values)
                .map(rows -> Page.of(
                        Rows.stream(rows).map(this::view).toList(),
                        wanted.size(),
                        found -> found.id().toString()));
    }

    Uni<ProductImport> get(UUID workspace, UUID id) {
        return transactions
                .run(GET, Tuple.of(workspace, id))
                .map(rows -> Rows.stream(rows).map(this::view).findFirst().orElseThrow(() -> absent(id)));
    }

    Uni<ProductImport> add(KnowledgeOwner owner, ImportDraft draft) {
        var id = Ids.next();
        return transactions
                .run(ADD, values(id, owner, draft).addInteger(config.mostImports()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Conflict(
                                "too-many-imports",
                                "The workspace has %d imports: delete one first".formatted(config.mostImports()));
                    }
                })
                .chain(() -> get(owner.workspace(), id));
    }

    Uni<ProductImport> change(UUID id, KnowledgeOwner owner, ImportDraft draft, IfMatch expected) {
        return transactions
                .in(transaction -> locked(transaction, owner.workspace(), id)
                        .invoke(found -> found.ifPresent(stored -> allow(stored, draft, expected)))
                        .chain(() ->
                                transaction.run(CHANGE, values(id, owner, draft).addBoolean(draft.changesKey()))))
                .chain(() -> get(owner.workspace(), id));
    }

    /// And the products that came by it.
    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return transactions.in(transaction -> locked(transaction, workspace, id)
                .invoke(found -> found.ifPresent(expected::check))
                .chain(() -> transaction.run(DELETE, Tuple.of(workspace, id)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw absent(id);
                    }
                })
                .replaceWithVoid());
    }

    /// The row is locked first and read then: what is counted beside it must be as new as it is.
    private Uni<Optional<ProductImport>> locked(Transaction transaction, UUID workspace, UUID id) {
        return transaction
                .run(LOCK, Tuple.of(workspace, id))
                .chain(() -> transaction.run(GET, Tuple.of(workspace, id)))
                .map(rows -> Rows.stream(rows).map(this::view).findFirst());
    }

    private static void allow(ProductImport stored, ImportDraft draft, IfMatch expected) {
        expected.check(stored);
        draft.mustFit(stored);
    }

    /// For a run that somebody asked for.
    Uni<Leased<Run>> begin(UUID workspace, UUID id) {
        return get(workspace, id)
                .chain(() -> jobs.begin(Ids.next(), id))
                .map(begun -> begun.orElseThrow(() -> new Conflict("import-running", "The import is running already")));
    }

    /// A run that is not ours any more has no end.
    Uni<Void> end(Transaction transaction, Lease lease, LastRun run) {
        return jobs.end(transaction, END, List.of(lease), Tuple.of(new JsonObject(RUNS.write(run))))
                .replaceWithVoid();
    }

    /// Shortly after the start and every hour, so that a key that rotates can go.
    @Scheduled(every = "1h", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> reseal() {
        return KEY.reseal(transactions, cipher);
    }

    private Tuple values(UUID id, KnowledgeOwner owner, ImportDraft draft) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(owner.workspace())
                .addUUID(owner.bot().orElse(null))
                .addString(draft.name())
                .addString(draft.url())
                .addString(draft.header())
                .addString(draft.list())
                .addValue(new JsonObject(FIELDS.write(draft.fields())))
                .addInteger(draft.everyMinutes())
                .addValue(draft.newKey()
                        .map(key -> Buffer.buffer(cipher.seal(key, KEY.of(id))))
                        .orElse(null));
    }

    private Run run(Row row) {
        var owner = new KnowledgeOwner(row.getUUID("workspace_id"), Optional.ofNullable(row.getUUID("bot_id")));
        var key = Optional.ofNullable(row.getBuffer("sealed_key"))
                .map(kept -> cipher.open(kept.getBytes(), KEY.of(row.getUUID("id"))));
        return new Run(owner, view(row), key);
    }

    private ProductImport view(Row row) {
        var every = row.getInteger("every_minutes");
        return new ProductImport(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("bot_id")),
                row.getString("name"),
                row.getString("url"),
                row.getString("key_header"),
                row.getBuffer("sealed_key") != null,
                row.getString("list_pointer"),
                FIELDS.read(row.getJsonObject("fields").encode()),
                every == null ? OptionalInt.empty() : OptionalInt.of(every),
                Optional.ofNullable(row.getOffsetDateTime("next_run_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getJsonObject("last_run")).flatMap(run -> RUNS.find(run.encode())),
                row.getLong("products"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static NotFound absent(UUID id) {
        return new NotFound("import", id);
    }
}
