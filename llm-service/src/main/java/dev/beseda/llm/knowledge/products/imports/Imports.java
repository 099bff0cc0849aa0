package dev.beseda.llm.knowledge.products.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.kit.Ids;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.secrets.Sealing;
import dev.beseda.kit.web.Absent;
import dev.beseda.kit.web.IfMatch;
import dev.beseda.kit.web.Page;
import dev.beseda.kit.web.PageRequest;
import dev.beseda.kit.web.Refusal;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.search.Home;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Where the ways to partners' lists are kept. One of another workspace does not exist.
@ApplicationScoped
class Imports {
    private static final UUID LOWEST = new UUID(0, 0);
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
                sealed_key = coalesce($10, sealed_key), lease = null, lease_until = null, attempts = 0,
                updated_at = now()
            where id = $1 and workspace_id = $2
            """;
    private static final String DELETE = """
            with gone as (delete from product where workspace_id = $1 and import_id = $2)
            delete from product_import where workspace_id = $1 and id = $2
            """;
    private static final String BEGIN = """
            update product_import set lease = gen_random_uuid(), attempts = attempts + 1,
                lease_until = now() + $3 * interval '1 millisecond'
            where workspace_id = $1 and id = $2 and (lease_until is null or lease_until < now())
            returning lease, attempts, %s
            """.formatted(COLUMNS);
    private static final String LEASE = """
            with due as (
                select id as due_id from product_import
                where next_run_at <= now() and (lease_until is null or lease_until < now())
                order by next_run_at limit $1 for no key update skip locked)
            update product_import set lease = gen_random_uuid(), attempts = attempts + 1,
                lease_until = now() + $2 * interval '1 millisecond'
            from due where product_import.id = due_id
            returning lease, attempts, %s
            """.formatted(COLUMNS);
    private static final String END = """
            update product_import set last_run = $3, lease = null, lease_until = null, attempts = 0,
                next_run_at = now() + every_minutes * interval '1 minute'
            where id = $1 and lease = $2
            """;
    private static final String OURS = "select from product_import where id = $1 and lease = $2 for no key update";

    /// Others run it at once, and this time does not count.
    private static final String RELEASE = """
            update product_import set lease = null, lease_until = null, attempts = attempts - 1
            where lease = any($1)
            """;

    private final Transactions transactions;
    private final Sealing sealing;
    private final StoredJson<FieldPointers> fields;
    private final StoredJson<LastRun> runs;
    private final KnowledgeConfig config;

    Imports(Transactions transactions, Sealing sealing, ObjectMapper json, KnowledgeConfig config) {
        this.transactions = transactions;
        this.sealing = sealing;
        this.fields = StoredJson.of(json, FieldPointers.class);
        this.runs = StoredJson.of(json, LastRun.class);
        this.config = config;
    }

    /// An import that this replica runs.
    ///
    /// @param attempts how often it was begun since it ended the last time, this time included
    record Job(Lease lease, int attempts, Home home, ProductImport wanted, Optional<String> key) {
        UUID id() {
            return lease.of();
        }
    }

    /// The right to run an import; who begins it anew has another one.
    record Lease(UUID of, UUID id) {}

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

    Uni<ProductImport> add(Home home, ImportDraft draft) {
        var id = Ids.next();
        return transactions
                .run(ADD, values(id, home, draft).addInteger(config.mostImports()))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new Refusal(
                                "too-many-imports",
                                "The workspace has %d imports: delete one first".formatted(config.mostImports()));
                    }
                })
                .chain(() -> get(home.workspace(), id));
    }

    Uni<ProductImport> change(UUID id, Home home, ImportDraft draft, IfMatch expected) {
        return transactions
                .in(transaction -> check(transaction, home.workspace(), id, expected)
                        .chain(() -> transaction.run(CHANGE, values(id, home, draft))))
                .chain(() -> get(home.workspace(), id));
    }

    /// And the products that came by it.
    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return transactions.in(transaction -> check(transaction, workspace, id, expected)
                .chain(() -> transaction.run(DELETE, Tuple.of(workspace, id)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw absent(id);
                    }
                })
                .replaceWithVoid());
    }

    /// The row is locked first and read then: what is counted beside it must be as new as it is.
    private Uni<Void> check(Transaction transaction, UUID workspace, UUID id, IfMatch expected) {
        return transaction
                .run(LOCK, Tuple.of(workspace, id))
                .chain(() -> transaction.run(GET, Tuple.of(workspace, id)))
                .invoke(rows -> rows.forEach(row -> expected.check(view(row))))
                .replaceWithVoid();
    }

    /// For a run that somebody asked for.
    Uni<Job> begin(UUID workspace, UUID id) {
        var values = Tuple.of(workspace, id, millis(config.lease()));
        return get(workspace, id)
                .chain(() -> transactions.run(BEGIN, values))
                .map(rows -> Rows.stream(rows)
                        .map(this::job)
                        .findFirst()
                        .orElseThrow(() -> new Refusal("import-running", "The import is running already")));
    }

    Uni<List<Job>> lease(int most) {
        return transactions
                .run(LEASE, Tuple.of(most, millis(config.lease())))
                .map(rows -> Rows.sort(rows, this::job).readable());
    }

    /// Whether the run is ours until the transaction ends; if not, another one has begun since.
    Uni<Boolean> isOurs(Transaction transaction, Lease lease) {
        return transaction.run(OURS, Tuple.of(lease.of(), lease.id())).map(rows -> rows.size() == 1);
    }

    /// A run that is not ours any more has no end.
    Uni<Void> end(Transaction transaction, Lease lease, LastRun run) {
        return transaction
                .run(END, Tuple.of(lease.of(), lease.id(), new JsonObject(runs.write(run))))
                .replaceWithVoid();
    }

    Uni<Void> release(Collection<Lease> leases) {
        var ids = leases.stream().map(Lease::id).toArray(UUID[]::new);
        return transactions.run(RELEASE, Tuple.of(ids)).replaceWithVoid();
    }

    private Tuple values(UUID id, Home home, ImportDraft draft) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(home.workspace())
                .addUUID(home.bot().orElse(null))
                .addString(draft.name())
                .addString(draft.url())
                .addString(draft.header())
                .addString(draft.list())
                .addValue(new JsonObject(fields.write(draft.fields())))
                .addInteger(draft.everyMinutes())
                .addValue(draft.newKey()
                        .map(key -> Buffer.buffer(sealing.seal(key)))
                        .orElse(null));
    }

    private Job job(Row row) {
        var home = new Home(row.getUUID("workspace_id"), Optional.ofNullable(row.getUUID("bot_id")));
        var key = Optional.ofNullable(row.getBuffer("sealed_key")).map(kept -> sealing.open(kept.getBytes()));
        var lease = new Lease(row.getUUID("id"), row.getUUID("lease"));
        return new Job(lease, row.getInteger("attempts"), home, view(row), key);
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
                fields.read(row.getJsonObject("fields").encode()),
                every == null ? OptionalInt.empty() : OptionalInt.of(every),
                Optional.ofNullable(row.getOffsetDateTime("next_run_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getJsonObject("last_run")).flatMap(run -> runs.find(run.encode())),
                row.getLong("products"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }

    private static Absent absent(UUID id) {
        return new Absent("import", id);
    }
}
