package dev.beseda.llm.knowledge.guides;

import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.web.etags.IfMatch;
import dev.beseda.llm.knowledge.KnowledgeConfig;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.documents.rules.Chunking;
import dev.beseda.llm.knowledge.documents.rules.Headings;
import dev.beseda.llm.knowledge.search.Passages;
import dev.beseda.llm.knowledge.search.Passages.Draft;
import dev.beseda.llm.knowledge.search.Passages.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/// Where the program and the strategy are kept.
@ApplicationScoped
public class Guides {
    private static final String TITLE = "Program";
    private static final String FIND = """
            select bot_id, text, updated_at from guide
            where workspace_id = $1 and kind = $3 and (bot_id is null or bot_id = $2)
            order by bot_id nulls last limit 1
            """;
    /// There may be no row yet that could be locked.
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(concat_ws(':', 'guide', $1::uuid, $2::uuid, $3::text), 0))";
    private static final String SAVE = """
            insert into guide (id, workspace_id, bot_id, kind, text) values ($1, $2, $3, $4, $5)
            on conflict (workspace_id, bot_id, kind) do update set text = excluded.text, updated_at = now()
            returning id, bot_id, text, updated_at
            """;
    private static final String DELETE =
            "delete from guide where workspace_id = $1 and bot_id is not distinct from $2 and kind = $3";

    private final Transactions transactions;
    private final Passages passages;
    private final KnowledgeConfig config;

    Guides(Transactions transactions, Passages passages, KnowledgeConfig config) {
        this.transactions = transactions;
        this.passages = passages;
        this.config = config;
    }

    /// The one of the bot, or else that of the workspace; empty text when there is none.
    public Uni<Guide> find(KnowledgeOwner owner, Guide.Kind kind) {
        return transactions.run(FIND, place(owner, kind)).map(rows -> guide(rows, owner));
    }

    /// An empty text takes it away.
    Uni<Guide> save(KnowledgeOwner owner, Guide.Kind kind, String text, IfMatch expected) {
        return transactions.in(transaction -> check(transaction, owner, kind, expected)
                .chain(() -> text.isBlank() ? delete(transaction, owner, kind) : save(transaction, owner, kind, text)));
    }

    private static Uni<Void> check(Transaction transaction, KnowledgeOwner owner, Guide.Kind kind, IfMatch expected) {
        return transaction
                .run(LOCK, place(owner, kind))
                .chain(() -> transaction.run(FIND, place(owner, kind)))
                .invoke(rows -> expected.check(guide(rows, owner)))
                .replaceWithVoid();
    }

    private static Tuple place(KnowledgeOwner owner, Guide.Kind kind) {
        return Tuple.of(owner.workspace(), owner.bot().orElse(null), kind.label());
    }

    private static Guide guide(RowSet<Row> rows, KnowledgeOwner owner) {
        return Rows.stream(rows)
                .map(Guides::guide)
                .findFirst()
                .orElseGet(() -> new Guide(owner.bot(), "", Optional.empty()));
    }

    private Uni<Guide> save(Transaction transaction, KnowledgeOwner owner, Guide.Kind kind, String text) {
        var values = Tuple.of(Ids.next(), owner.workspace(), owner.bot().orElse(null), kind.label(), text);
        return transaction
                .run(SAVE, values)
                .map(rows -> rows.iterator().next())
                .call(row -> index(transaction, owner, kind, row))
                .map(Guides::guide);
    }

    private Uni<Guide> delete(Transaction transaction, KnowledgeOwner owner, Guide.Kind kind) {
        return transaction
                .run(DELETE, Tuple.of(owner.workspace(), owner.bot().orElse(null), kind.label()))
                .chain(() -> passages.changed(transaction, owner.workspace()))
                .replaceWith(() -> new Guide(owner.bot(), "", Optional.empty()));
    }

    /// The strategy is not for people: it is never found.
    private Uni<Void> index(Transaction transaction, KnowledgeOwner owner, Guide.Kind kind, Row row) {
        return kind == Guide.Kind.STRATEGY
                ? Uni.createFrom().voidItem()
                : passages.replace(
                        transaction,
                        owner,
                        List.of(row.getUUID("id")),
                        drafts(row.getUUID("id"), row.getString("text")));
    }

    private List<Draft> drafts(UUID guide, String text) {
        var pieces = new Chunking(config.longestPassage(), config.overlap()).pieces(Headings.ofMarkdown(text));
        return IntStream.range(0, pieces.size())
                .mapToObj(place -> {
                    var piece = pieces.get(place);
                    return new Draft(Owner.GUIDE, guide, place, piece.page(), TITLE, piece.heading(), piece.text());
                })
                .toList();
    }

    private static Guide guide(Row row) {
        return new Guide(
                Optional.ofNullable(row.getUUID("bot_id")),
                row.getString("text"),
                Optional.of(row.getOffsetDateTime("updated_at").toInstant()));
    }
}
