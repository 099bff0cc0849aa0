package dev.beseda.llm.knowledge.products;

import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.search.Passages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Keeps what is found of products true to the products.
@ApplicationScoped
public class IndexedProducts {
    private static final String GET = "select %s from product where id = any($1)".formatted(ProductRows.COLUMNS);

    private final Passages passages;

    IndexedProducts(Passages passages) {
        this.passages = passages;
    }

    /// In the transaction that has changed these products, all of one owner.
    public Uni<Void> write(Transaction transaction, KnowledgeOwner owner, List<UUID> changed) {
        return transaction
                .run(GET, Tuple.of(changed.toArray(UUID[]::new)))
                .map(rows -> Rows.stream(rows)
                        .map(ProductRows::product)
                        .map(ProductTexts::passage)
                        .toList())
                .chain(drafts -> passages.replace(transaction, owner, changed, drafts));
    }
}
