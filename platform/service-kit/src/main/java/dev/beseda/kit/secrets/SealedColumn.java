package dev.beseda.kit.secrets;

import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A column of sealed texts in a table whose key is `id`.
///
/// @param field what its texts are sealed for, see [SealedField]
public record SealedColumn(String table, String column, String field) {
    private static final UUID LOWEST = new UUID(0, 0);
    private static final int AT_ONCE = 100;

    public SealedField of(UUID row) {
        return new SealedField(field, row);
    }

    /// Seals with the newest key whatever was sealed with an older one, or for no row. What can't be opened stays.
    public Uni<Void> reseal(Transactions transactions, SecretCipher cipher) {
        return Chunks.from(LOWEST, last -> transactions.in(transaction -> reseal(transaction, cipher, last)));
    }

    private Uni<Optional<UUID>> reseal(Transaction transaction, SecretCipher cipher, UUID last) {
        var old = """
                select id, %2$s as sealed from %1$s
                where id > $1 and %2$s is not null and substr(%2$s, 1, $2) <> $3
                order by id limit %3$d for no key update
                """.formatted(table, column, AT_ONCE);
        var head = cipher.head();
        return transaction
                .run(old, Tuple.of(last, head.length, Buffer.buffer(head)))
                .chain(found -> {
                    var rows = Rows.stream(found).toList();
                    return write(transaction, rows, cipher)
                            .replaceWith(() -> rows.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(rows.getLast().getUUID("id")));
                });
    }

    private Uni<Void> write(Transaction transaction, List<Row> rows, SecretCipher cipher) {
        var fresh = rows.stream().flatMap(row -> resealed(row, cipher).stream()).toList();
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var ids = fresh.stream().map(Fresh::id).toArray(UUID[]::new);
        var values = fresh.stream().map(Fresh::sealed).toArray(Buffer[]::new);
        var update = """
                update %1$s set %2$s = fresh.sealed from unnest($1::uuid[], $2::bytea[]) as fresh (id, sealed)
                where %1$s.id = fresh.id
                """.formatted(table, column);
        return transaction.run(update, Tuple.of(ids, values)).replaceWithVoid();
    }

    private record Fresh(UUID id, Buffer sealed) {}

    private Optional<Fresh> resealed(Row row, SecretCipher cipher) {
        var id = row.getUUID("id");
        try {
            var text = cipher.open(row.getBuffer("sealed").getBytes(), of(id));
            return Optional.of(new Fresh(id, Buffer.buffer(cipher.seal(text, of(id)))));
        } catch (IllegalStateException unopened) {
            Log.errorf("%s of %s can't be opened: %s", field, id, unopened.getMessage());
            return Optional.empty();
        }
    }
}
