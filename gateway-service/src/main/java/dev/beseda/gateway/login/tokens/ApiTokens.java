package dev.beseda.gateway.login.tokens;

import dev.beseda.kit.identity.Role;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.web.paging.Page;
import dev.beseda.kit.web.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Where API tokens are kept. A token of another workspace does not exist, nor does one that was revoked.
@ApplicationScoped
public class ApiTokens {
    private static final UUID LOWEST = new UUID(0, 0);

    private static final String COLUMNS = "select id, workspace_id, name, role, created_at from api_token where ";
    private static final String FIND = COLUMNS + "key_hash = $1 and revoked_at is null";
    private static final String PAGE =
            COLUMNS + "workspace_id = $1 and revoked_at is null and id > $2 order by id limit $3";
    private static final String LIVING = COLUMNS + "workspace_id = $1 and revoked_at is null order by id for update";
    private static final String ADD = """
            insert into api_token (id, workspace_id, name, role, created_at, key_hash) values ($1, $2, $3, $4, $5, $6)
            """;
    private static final String REPLACE = """
            with ours as (
                insert into api_token (id, workspace_id, name, role, created_at, key_hash, is_from_settings)
                values ($1, $2, $3, $4, $5, $6, true)
                on conflict (key_hash) do update
                set workspace_id = excluded.workspace_id, role = excluded.role, is_from_settings = true
                returning revoked_at is null as opens),
            replaced as (
                update api_token set revoked_at = now()
                where is_from_settings and revoked_at is null and key_hash <> $6 and (select opens from ours))
            select opens from ours
            """;
    private static final String REVOKE = "update api_token set revoked_at = $1 where id = $2";

    public Uni<Optional<ApiToken>> find(Transaction transaction, KeyHash hash) {
        return transaction
                .run(FIND, Tuple.tuple().addBuffer(Buffer.buffer(hash.bytes())))
                .map(rows -> tokens(rows).stream().findFirst());
    }

    Uni<Page<ApiToken>> page(Transaction transaction, UUID workspace, PageRequest wanted) {
        return transaction
                .run(PAGE, Tuple.of(workspace, wanted.after().orElse(LOWEST), wanted.rows()))
                .map(rows ->
                        Page.of(tokens(rows), wanted.size(), token -> token.id().toString()));
    }

    /// Locks the workspace's tokens until the transaction ends, so that two can't be the last to go.
    Uni<List<ApiToken>> getForChange(Transaction transaction, UUID workspace) {
        return transaction.run(LIVING, Tuple.of(workspace)).map(ApiTokens::tokens);
    }

    public Uni<Void> add(Transaction transaction, ApiToken token, KeyHash hash) {
        return transaction.run(ADD, columns(token, hash)).replaceWithVoid();
    }

    /// The token that the settings name now, in place of the one that they named before. One that was revoked stays so.
    ///
    /// @return whether the key opens it
    public Uni<Boolean> replace(Transaction transaction, ApiToken token, KeyHash hash) {
        return transaction
                .run(REPLACE, columns(token, hash))
                .map(rows -> rows.iterator().next().getBoolean("opens"));
    }

    Uni<Void> revoke(Transaction transaction, ApiToken token, Instant now) {
        return transaction
                .run(REVOKE, Tuple.of(now.atOffset(ZoneOffset.UTC), token.id()))
                .replaceWithVoid();
    }

    private static Tuple columns(ApiToken token, KeyHash hash) {
        return Tuple.tuple()
                .addUUID(token.id())
                .addUUID(token.workspaceId())
                .addString(token.name())
                .addString(token.role().toString())
                .addOffsetDateTime(token.createdAt().atOffset(ZoneOffset.UTC))
                .addBuffer(Buffer.buffer(hash.bytes()));
    }

    private static List<ApiToken> tokens(RowSet<Row> rows) {
        return Rows.stream(rows).map(ApiTokens::token).toList();
    }

    private static ApiToken token(Row row) {
        return new ApiToken(
                row.getUUID("id"),
                row.getUUID("workspace_id"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
