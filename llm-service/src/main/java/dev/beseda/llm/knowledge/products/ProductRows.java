package dev.beseda.llm.knowledge.products;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads rows of `product`.
final class ProductRows {
    static final String COLUMNS = "id, workspace_id, bot_id, name, description, price_minor, currency, url, tags,"
            + " available, attributes, import_id, external_id, created_at, updated_at";

    private ProductRows() {}

    static Product product(Row row) {
        Long price = row.getLong("price_minor");
        JsonObject attributes = row.getJsonObject("attributes");
        return new Product(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("bot_id")),
                row.getString("name"),
                row.getString("description"),
                price == null ? OptionalLong.empty() : OptionalLong.of(price),
                Optional.ofNullable(row.getString("currency")),
                Optional.ofNullable(row.getString("url")),
                List.of(row.getArrayOfStrings("tags")),
                row.getBoolean("available"),
                attributes.getMap(),
                Optional.ofNullable(row.getUUID("import_id")),
                Optional.ofNullable(row.getString("external_id")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
