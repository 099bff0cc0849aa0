package dev.beseda.llm.knowledge.search;

import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.llm.knowledge.KnowledgeOwner;
import dev.beseda.llm.knowledge.search.rules.Asked;
import dev.beseda.llm.knowledge.search.rules.Candidate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where passages are kept, and found by their words.
@ApplicationScoped
public class Passages {
    /// `$1` workspace, `$2` bot, `$3` whether products only. A program of the bot hides that of the workspace.
    static final String IN_SCOPE = """
            workspace_id = $1 and (bot_id is null or bot_id = $2) and (not $3 or product_id is not null)
                and (guide_id is null or bot_id is not null or not exists (
                    select from guide where workspace_id = $1 and bot_id = $2 and kind = 'program-info'))
            """;

    private static final String QUERY = "(select string_agg('''' || replace(replace(word, '\\', '\\\\'), '''', '''''')"
            + " || '''', ' | ') from unnest(%s) as word)::tsquery";
    private static final String ASKED = """
            with asked as (
                select unnest(tsvector_to_array(to_tsvector('russian', translate($4, 'ёЁ', 'еЕ')))) as word)
            select word,
                (select count(*) from passage where %1$s and words @@ %2$s) as having,
                (select count(*) from passage where %1$s) as passages
            from asked
            """.formatted(IN_SCOPE, QUERY.formatted("array[asked.word]"));
    private static final String CANDIDATES = """
            select id, length(words) as length,
                (select jsonb_object_agg(lexeme, cardinality(positions)) from unnest(words)
                 where lexeme = any($4)) as counts
            from passage, (select %2$s as wanted) as query
            where %1$s and words @@ wanted
            order by ts_rank(words, wanted) desc, id limit $5
            """.formatted(IN_SCOPE, QUERY.formatted("$4::text[]"));
    private static final String GET = """
            select passage.id, passage.product_id, passage.title, passage.heading, passage.page, passage.text,
                coalesce(product.url, document.url) as url
            from passage
            left join product on product.id = passage.product_id
            left join document on document.id = passage.document_id
            where passage.id = any($1)
            """;
    private static final String DELETE = """
            delete from passage
            where document_id = any($1) or product_id = any($1) or guide_id = any($1)
            """;
    private static final String INSERT = """
            insert into passage (workspace_id, bot_id, id, document_id, product_id, guide_id, place, page, title,
                heading, text)
            select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::int[],
                $9::text[], $10::text[], $11::text[])
            """;
    private static final String CHANGED = """
            insert into knowledge_revision (workspace_id, revision) values ($1, 1)
            on conflict (workspace_id) do update set revision = knowledge_revision.revision + 1
            """;

    private static final int MOST_CANDIDATES = 200;

    private final Transactions transactions;

    Passages(Transactions transactions) {
        this.transactions = transactions;
    }

    /// What a new passage says, and whose it is.
    public record Draft(Owner owner, UUID of, int place, OptionalInt page, String title, String heading, String text) {}

    /// What a passage may be a piece of.
    public enum Owner {
        DOCUMENT,
        PRODUCT,
        GUIDE
    }

    Uni<Asked> asked(Scope scope, String question) {
        return transactions.run(ASKED, values(scope).addString(question)).map(rows -> {
            long passages = Rows.stream(rows)
                    .findFirst()
                    .map(row -> row.getLong("passages"))
                    .orElse(0L);
            var words = Rows.stream(rows).collect(Collectors.toMap(r -> r.getString("word"), r -> r.getLong("having")));
            return new Asked(words, passages);
        });
    }

    Uni<List<Candidate>> candidates(Scope scope, Asked asked) {
        var words = asked.words().keySet().toArray(String[]::new);
        var values = values(scope).addArrayOfString(words).addInteger(MOST_CANDIDATES);
        return words.length == 0
                ? Uni.createFrom().item(List.of())
                : transactions
                        .run(CANDIDATES, values)
                        .map(rows -> Rows.stream(rows).map(Passages::candidate).toList());
    }

    /// In this order; those that are gone meanwhile are left out.
    Uni<List<Passage>> get(List<UUID> ids) {
        return transactions.run(GET, Tuple.of(ids.toArray(UUID[]::new))).map(rows -> {
            Map<UUID, Passage> found = Rows.stream(rows)
                    .map(Passages::passage)
                    .collect(Collectors.toMap(Passage::id, Function.identity()));
            return ids.stream()
                    .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                    .toList();
        });
    }

    /// Takes the passages of `owners` away and writes `drafts`, all of one workspace and bot, in their place.
    public Uni<Void> replace(
            Transaction transaction, KnowledgeOwner knowledgeOwner, List<UUID> owners, List<Draft> drafts) {
        return transaction
                .run(DELETE, Tuple.of(owners.toArray(UUID[]::new)))
                .chain(() -> transaction.run(INSERT, columns(knowledgeOwner, drafts)))
                .chain(() -> transaction.run(CHANGED, Tuple.of(knowledgeOwner.workspace())))
                .replaceWithVoid();
    }

    /// What was kept in memory of this workspace is old now.
    public Uni<Void> changed(Transaction transaction, UUID workspace) {
        return transaction.run(CHANGED, Tuple.of(workspace)).replaceWithVoid();
    }

    static Tuple values(Scope scope) {
        return Tuple.of(scope.workspace(), scope.bot(), scope.only() == Scope.Only.PRODUCTS);
    }

    private static Tuple columns(KnowledgeOwner knowledgeOwner, List<Draft> drafts) {
        var columns = UnnestColumns.of(drafts)
                .uuids(draft -> Ids.next())
                .uuids(draft -> draft.owner() == Owner.DOCUMENT ? draft.of() : null)
                .uuids(draft -> draft.owner() == Owner.PRODUCT ? draft.of() : null)
                .uuids(draft -> draft.owner() == Owner.GUIDE ? draft.of() : null)
                .integers(Draft::place)
                .integers(draft -> draft.page().isPresent() ? draft.page().getAsInt() : null)
                .texts(Draft::title)
                .texts(Draft::heading)
                .texts(Draft::text)
                .tuple();
        var values = Tuple.tuple()
                .addUUID(knowledgeOwner.workspace())
                .addUUID(knowledgeOwner.bot().orElse(null));
        for (int column = 0; column < columns.size(); column++) {
            values.addValue(columns.getValue(column));
        }
        return values;
    }

    private static Candidate candidate(Row row) {
        var counts = new HashMap<String, Integer>();
        JsonObject told = row.getJsonObject("counts");
        told.forEach(word -> counts.put(word.getKey(), ((Number) word.getValue()).intValue()));
        return new Candidate(row.getUUID("id"), row.getInteger("length"), counts);
    }

    private static Passage passage(Row row) {
        var page = row.getInteger("page");
        return new Passage(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("product_id")),
                row.getString("title"),
                row.getString("heading"),
                page == null ? OptionalInt.empty() : OptionalInt.of(page),
                Optional.ofNullable(row.getString("url")),
                row.getString("text"));
    }
}
