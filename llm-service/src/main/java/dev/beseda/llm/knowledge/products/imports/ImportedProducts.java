package dev.beseda.llm.knowledge.products.imports;

import dev.beseda.kit.Ids;
import dev.beseda.kit.jobs.Lease;
import dev.beseda.kit.jobs.Leased;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.products.IndexedProducts;
import dev.beseda.llm.knowledge.products.imports.Imports.Run;
import dev.beseda.llm.knowledge.products.imports.PartnerList.Item;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes the products of an import be what the partner's list says: all of it in one transaction, set by set.
@ApplicationScoped
class ImportedProducts {
    private static final String SAVE = """
            insert into product (workspace_id, bot_id, import_id, id, external_id, name, description, price_minor,
                currency, url, available, tags, attributes)
            select $1, $2, $3, id, external_id, name, description, price_minor, currency, url, available::boolean,
                array(select jsonb_array_elements_text(tags::jsonb)), attributes::jsonb
            from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[],
                $11::text[], $12::text[], $13::text[])
                as told (id, external_id, name, description, price_minor, currency, url, available, tags, attributes)
            order by external_id
            on conflict (import_id, external_id) do update
                set bot_id = excluded.bot_id, name = excluded.name, description = excluded.description,
                    price_minor = excluded.price_minor, currency = excluded.currency, url = excluded.url,
                    tags = excluded.tags, available = excluded.available, attributes = excluded.attributes,
                    updated_at = now()
                where (product.bot_id, product.name, product.description, product.price_minor, product.currency,
                        product.url, product.tags, product.available, product.attributes)
                    is distinct from (excluded.bot_id, excluded.name, excluded.description, excluded.price_minor,
                        excluded.currency, excluded.url, excluded.tags, excluded.available, excluded.attributes)
            returning id, xmax = 0 as added
            """;
    private static final String REMOVE = "delete from product where import_id = $1 and not external_id = any($2)";
    private static final String OTHERS =
            "select count(*) as products from product where workspace_id = $1 and import_id is distinct from $2";

    private final Transactions transactions;
    private final Imports imports;
    private final IndexedProducts index;
    private final KnowledgeConfig config;
    private final Clock clock;

    ImportedProducts(
            Transactions transactions, Imports imports, IndexedProducts index, KnowledgeConfig config, Clock clock) {
        this.transactions = transactions;
        this.imports = imports;
        this.index = index;
        this.config = config;
        this.clock = clock;
    }

    Uni<LastRun> become(Leased<Run> leased, List<Item> items) {
        var id = leased.lease().job();
        var owner = leased.job().owner();
        return transactions.in(transaction -> checkOurs(transaction, leased.lease())
                .chain(() -> checkRoom(transaction, id, owner, items.size()))
                .chain(() -> transaction.run(SAVE, columns(id, owner, items)))
                .chain(saved -> transaction
                        .run(REMOVE, Tuple.of(id, ids(items)))
                        .map(removed -> run(saved, removed.rowCount()))
                        .call(() -> index.write(transaction, owner, changed(saved))))
                .call(run -> imports.end(transaction, leased.lease(), run)));
    }

    /// Nothing of the products changes.
    Uni<LastRun> stay(Lease lease, String why) {
        var run = LastRun.failed(clock.instant(), why);
        return transactions.in(
                transaction -> imports.end(transaction, lease, run).replaceWith(run));
    }

    private Uni<Void> checkOurs(Transaction transaction, Lease lease) {
        return imports.jobs()
                .hold(transaction, List.of(lease))
                .invoke(ours -> {
                    if (ours.isEmpty()) {
                        throw new UnusableList("The run took too long, and another one has begun since");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> checkRoom(Transaction transaction, UUID id, KnowledgeOwner owner, int coming) {
        return transaction
                .run(OTHERS, Tuple.of(owner.workspace(), id))
                .invoke(rows -> {
                    if (rows.iterator().next().getLong("products") + coming > config.mostProducts()) {
                        throw new UnusableList(
                                "The workspace may have %d products at the most".formatted(config.mostProducts()));
                    }
                })
                .replaceWithVoid();
    }

    private LastRun run(RowSet<Row> saved, int removed) {
        int added =
                (int) Rows.stream(saved).filter(row -> row.getBoolean("added")).count();
        return new LastRun(clock.instant(), true, added, saved.rowCount() - added, removed, Optional.empty());
    }

    private static List<UUID> changed(RowSet<Row> saved) {
        return Rows.stream(saved).map(row -> row.getUUID("id")).toList();
    }

    private static String[] ids(List<Item> items) {
        return items.stream().map(Item::externalId).toArray(String[]::new);
    }

    private static Tuple columns(UUID id, KnowledgeOwner owner, List<Item> items) {
        var columns = UnnestColumns.of(items)
                .uuids(item -> Ids.next())
                .texts(Item::externalId)
                .texts(item -> item.draft().name())
                .texts(item -> item.draft().descriptionOrNone())
                .longs(item -> item.draft().priceMinor())
                .texts(item -> item.draft().currency())
                .texts(item -> item.draft().url())
                .texts(item -> String.valueOf(item.draft().isAvailable()))
                .texts(item -> new JsonArray(item.draft().tagList()).encode())
                .texts(item -> item.draft().attributesJson().encode())
                .tuple();
        var values = Tuple.of(owner.workspace(), owner.bot().orElse(null), id);
        for (int column = 0; column < columns.size(); column++) {
            values.addValue(columns.getValue(column));
        }
        return values;
    }
}
