package dev.beseda.llm.knowledge.products;

import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.search.Passages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where products are kept. A product of another workspace does not exist.
@ApplicationScoped
public class Products {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String PAGE = """
            select %s from product
            where workspace_id = $1 and id > $2 and ($3::uuid is null or bot_id is null or bot_id = $3)
                and ($4::text is null or name ilike '%%' || $4 || '%%' or exists (
                    select from passage where product_id = product.id
                        and words @@ websearch_to_tsquery('russian', translate($5, 'ёЁ', 'еЕ'))))
            order by id limit $6
            """.formatted(ProductRows.COLUMNS);
    private static final String GET =
            "select %s from product where workspace_id = $1 and id = any($2)".formatted(ProductRows.COLUMNS);
    private static final String LOCK =
            "select %s from product where workspace_id = $1 and id = $2 for update".formatted(ProductRows.COLUMNS);
    private static final String AVAILABLE = """
            select %s from product where workspace_id = $1 and (bot_id is null or bot_id = $2) and available
            order by id limit $3
            """.formatted(ProductRows.COLUMNS);
    private static final String ADD = """
            insert into product (id, workspace_id, bot_id, name, description, price_minor, currency, url, tags,
                available, attributes)
            select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
            where (select count(*) from product where workspace_id = $2) < $12
            returning %s
            """.formatted(ProductRows.COLUMNS);
    private static final String CHANGE = """
            update product set bot_id = $3, name = $4, description = $5, price_minor = $6, currency = $7, url = $8,
                tags = $9, available = $10, attributes = $11, updated_at = now()
            where id = $1 and workspace_id = $2
            returning %s
            """.formatted(ProductRows.COLUMNS);
    private static final String DELETE = "delete from product where workspace_id = $1 and id = $2";

    private final Transactions transactions;
    private final Passages passages;
    private final IndexedProducts index;
    private final KnowledgeConfig config;

    Products(Transactions transactions, Passages passages, IndexedProducts index, KnowledgeConfig config) {
        this.transactions = transactions;
        this.passages = passages;
        this.index = index;
        this.config = config;
    }

    /// Which products are listed.
    record Filter(Optional<UUID> bot, Optional<String> text) {}

    Uni<Page<Product>> page(UUID workspace, PageRequest wanted, Filter filter) {
        var values = Tuple.tuple()
                .addUUID(workspace)
                .addUUID(wanted.after().orElse(LOWEST))
                .addUUID(filter.bot().orElse(null))
                .addString(filter.text().map(Products::literally).orElse(null))
                .addString(filter.text().orElse(""))
                .addInteger(wanted.rows());
        return transactions
                .run(PAGE, values)
                .map(rows -> Page.of(
                        products(rows), wanted.size(), product -> product.id().toString()));
    }

    public Uni<Product> get(UUID workspace, UUID id) {
        return get(workspace, List.of(id))
                .map(found -> found.stream().findFirst().orElseThrow(() -> new NotFound("product", id)));
    }

    /// Those that there are, in no order.
    public Uni<List<Product>> get(UUID workspace, List<UUID> ids) {
        return transactions
                .run(GET, Tuple.of(workspace, ids.toArray(UUID[]::new)))
                .map(Products::products);
    }

    /// The first products that a bot may recommend.
    public Uni<List<Product>> available(UUID workspace, UUID bot, int most) {
        return transactions.run(AVAILABLE, Tuple.of(workspace, bot, most)).map(Products::products);
    }

    Uni<Product> add(KnowledgeOwner owner, ProductDraft draft) {
        var values = values(Ids.next(), owner, draft).addInteger(config.mostProducts());
        return transactions.in(transaction -> transaction
                .run(ADD, values)
                .map(rows -> products(rows).stream().findFirst().orElseThrow(this::tooMany))
                .call(product -> index.write(transaction, owner, List.of(product.id()))));
    }

    Uni<Product> change(UUID id, KnowledgeOwner owner, ProductDraft draft, IfMatch expected) {
        return transactions.in(transaction -> check(transaction, owner.workspace(), id, expected)
                .chain(() -> transaction.run(CHANGE, values(id, owner, draft)))
                .map(rows -> products(rows).stream().findFirst().orElseThrow(() -> new NotFound("product", id)))
                .call(product -> index.write(transaction, owner, List.of(product.id()))));
    }

    Uni<Void> delete(UUID workspace, UUID id, IfMatch expected) {
        return transactions.in(transaction -> check(transaction, workspace, id, expected)
                .chain(() -> transaction.run(DELETE, Tuple.of(workspace, id)))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new NotFound("product", id);
                    }
                })
                .chain(() -> passages.changed(transaction, workspace)));
    }

    private static Uni<Void> check(Transaction transaction, UUID workspace, UUID id, IfMatch expected) {
        return transaction
                .run(LOCK, Tuple.of(workspace, id))
                .invoke(rows -> products(rows).forEach(expected::check))
                .replaceWithVoid();
    }

    private Conflict tooMany() {
        return new Conflict(
                "too-many-products",
                "The workspace has %d products: delete one first".formatted(config.mostProducts()));
    }

    private static Tuple values(UUID id, KnowledgeOwner owner, ProductDraft draft) {
        return Tuple.tuple()
                .addUUID(id)
                .addUUID(owner.workspace())
                .addUUID(owner.bot().orElse(null))
                .addString(draft.name())
                .addString(draft.descriptionOrNone())
                .addLong(draft.priceMinor())
                .addString(draft.currency())
                .addString(draft.url())
                .addArrayOfString(draft.tagList().toArray(String[]::new))
                .addBoolean(draft.isAvailable())
                .addValue(draft.attributesJson());
    }

    private static List<Product> products(RowSet<Row> rows) {
        return Rows.stream(rows).map(ProductRows::product).toList();
    }

    /// What is looked for, with no meaning in its signs.
    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
