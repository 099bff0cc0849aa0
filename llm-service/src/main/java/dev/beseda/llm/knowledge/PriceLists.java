package dev.beseda.llm.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.knowledge.rules.Price;
import dev.beseda.llm.knowledge.rules.PriceList;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Knows what prices a bot may state. The database is asked for the revision each time, and for the prices only when
/// the revision is new here: a price that has changed is stated no more, in no replica.
@ApplicationScoped
public class PriceLists {
    private static final int MOST_KEPT = 1_000;

    private static final String REVISION = "select revision from knowledge_revision where workspace_id = $1";
    private static final String PRICES = """
            select price_minor, currency from product
            where workspace_id = $1 and (bot_id is null or bot_id = $2)
            """;

    private final Transactions transactions;
    private final Cache<Version, PriceList> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    PriceLists(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Version(UUID workspace, UUID bot, long revision) {}

    public Uni<PriceList> of(UUID workspace, UUID bot) {
        return transactions
                .run(REVISION, Tuple.of(workspace))
                .chain(rows -> Rows.stream(rows)
                        .findFirst()
                        .map(row -> find(new Version(workspace, bot, row.getLong("revision"))))
                        .orElseGet(() -> Uni.createFrom().item(PriceList.ANY)));
    }

    private Uni<PriceList> find(Version version) {
        return Optional.ofNullable(known.getIfPresent(version))
                .map(list -> Uni.createFrom().item(list))
                .orElseGet(() -> transactions
                        .run(PRICES, Tuple.of(version.workspace(), version.bot()))
                        .map(PriceLists::list)
                        .invoke(list -> known.put(version, list)));
    }

    private static PriceList list(RowSet<Row> products) {
        if (products.size() == 0) {
            return PriceList.ANY;
        }
        return new PriceList(Optional.of(Rows.stream(products)
                .filter(row -> row.getLong("price_minor") != null)
                .map(row -> new Price(row.getLong("price_minor"), row.getString("currency")))
                .collect(Collectors.toSet())));
    }
}
