package dev.beseda.bot.secrets;

import dev.beseda.bot.engine.program.SecretHeader;
import dev.beseda.bot.engine.program.Step;
import dev.beseda.kit.Ids;
import dev.beseda.kit.http.Origin;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.kit.secrets.SealedColumn;
import dev.beseda.kit.secrets.SecretCipher;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Where secrets of bots are kept, sealed.
@ApplicationScoped
public class Secrets {
    private static final SealedColumn VALUE = new SealedColumn("bot_secret", "sealed_value", "bot_secret.value");
    private static final int MOST = 50;

    private static final String LIST =
            "select name, origin, changed_at from bot_secret where bot_id = $1 order by name";

    /// One that is replaced is a new one: its value is sealed for a row of its own.
    private static final String PUT = """
            insert into bot_secret (id, bot_id, name, origin, sealed_value)
            select $1, $2, $3, $4, $5
            where (select count(*) from bot_secret where bot_id = $2 and name <> $3) < $6
            on conflict (bot_id, name) do update
            set id = excluded.id, origin = excluded.origin, sealed_value = excluded.sealed_value, changed_at = now()
            returning name, origin, changed_at
            """;
    private static final String DELETE = "delete from bot_secret where bot_id = $1 and name = $2";
    private static final String FIND =
            "select id, name, origin, sealed_value from bot_secret where bot_id = $1 and name = any($2)";
    private static final String REMOVE = "delete from bot_secret where bot_id = $1";

    private final Transactions transactions;
    private final SecretCipher cipher;

    Secrets(Transactions transactions, SecretCipher cipher) {
        this.transactions = transactions;
        this.cipher = cipher;
    }

    Uni<List<Secret>> of(UUID bot) {
        return transactions
                .run(LIST, Tuple.of(bot))
                .map(rows -> Rows.stream(rows).map(Secrets::view).toList());
    }

    /// Which server each is for, by its name.
    public Uni<Map<String, String>> servers(UUID bot) {
        return of(bot).map(found -> found.stream().collect(Collectors.toMap(Secret::name, Secret::server)));
    }

    Uni<Secret> put(UUID bot, String name, Origin server, String value) {
        var id = Ids.next();
        var sealed = Buffer.buffer(cipher.seal(value, VALUE.of(id)));
        return transactions
                .run(PUT, Tuple.of(id, bot, name, server.toString(), sealed, MOST))
                .map(rows -> Rows.stream(rows)
                        .map(Secrets::view)
                        .findFirst()
                        .orElseThrow(() -> new Conflict(
                                "too-many-secrets", "The bot has %d secrets: delete one first".formatted(MOST))));
    }

    Uni<Void> delete(UUID bot, String name) {
        return transactions
                .run(DELETE, Tuple.of(bot, name))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new NotFound("secret", name);
                    }
                })
                .replaceWithVoid();
    }

    /// The headers of a request, with secrets where it wants some. Fails with [UnusableSecret].
    public Uni<Map<String, String>> headers(UUID bot, Step.Request request) {
        var wanted = request.secretHeaders();
        if (wanted.isEmpty()) {
            return Uni.createFrom().item(request.headers());
        }
        var names = wanted.values().stream().map(SecretHeader::secret).toArray(String[]::new);
        return transactions.run(FIND, Tuple.of(bot, names)).map(rows -> {
            var known = Rows.stream(rows).collect(Collectors.toMap(row -> row.getString("name"), row -> row));
            var headers = new HashMap<>(request.headers());
            wanted.forEach((name, header) -> headers.put(name, header.filled(value(header, known, request.url()))));
            return Map.copyOf(headers);
        });
    }

    private String value(SecretHeader header, Map<String, Row> known, String url) {
        var row = Optional.ofNullable(known.get(header.secret()))
                .orElseThrow(() -> new UnusableSecret("The bot has no secret " + header.secret()));
        var server = row.getString("origin");
        if (!Origin.areSame(server, url)) {
            throw new UnusableSecret("The secret %s is for %s only".formatted(header.secret(), server));
        }
        return cipher.open(row.getBuffer("sealed_value").getBytes(), VALUE.of(row.getUUID("id")));
    }

    /// All of a bot that was deleted; says how many.
    public Uni<Integer> removeOf(Transaction transaction, UUID bot) {
        return transaction.run(REMOVE, Tuple.of(bot)).map(RowSet::rowCount);
    }

    /// Shortly after the start and every hour, so that a key that rotates can go.
    @Scheduled(every = "1h", delayed = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> reseal() {
        return VALUE.reseal(transactions, cipher);
    }

    private static Secret view(Row row) {
        return new Secret(
                row.getString("name"),
                row.getString("origin"),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
