package dev.beseda.llm.memory;

import dev.beseda.kit.json.StoredJson;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.llm.memory.rules.Part;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The last prompts of each conversation, for owners who wonder about a reply.
@ApplicationScoped
class Prompts {
    private static final int MOST = 20;

    private static final String KEEP = """
            insert into prompt (reply, conversation_id, workspace_id, provider, model, tokens, parts)
            select sent.reply, sent.conversation_id, sent.workspace_id, sent.provider, sent.model, sent.tokens,
                sent.parts::json
            from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::integer[], $7::text[],
                $8::timestamptz[]) as sent (reply, conversation_id, workspace_id, provider, model, tokens, parts,
                    asked_at)
            join talk on talk.conversation_id = sent.conversation_id and talk.forgotten_before <= sent.asked_at
            on conflict do nothing
            """;

    private static final String THIN_OUT = """
            delete from prompt using (
                select distinct conversation_id from unnest($1::uuid[]) as grown (conversation_id)
            ) as grown, lateral (
                select old.reply from prompt as old
                where old.conversation_id = grown.conversation_id
                order by old.sent_at desc, old.reply desc offset %d
            ) as old
            where prompt.reply = old.reply
            """.formatted(MOST);

    private static final String LIST = """
            select * from prompt where workspace_id = $1 and conversation_id = $2 order by sent_at desc, reply desc
            """;
    private static final String FIND = "select * from prompt where workspace_id = $1 and reply = $2";

    private static final StoredJson<List<Part>> JSON = StoredJson.listOf(Part.class);

    private final Transactions transactions;

    Prompts(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Void> keep(Transaction transaction, List<Remembered> ended) {
        var sent = ended.stream()
                .flatMap(each -> each.sent().map(prompt -> new Kept(each, prompt)).stream())
                .toList();
        if (sent.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(sent)
                .uuids(row -> row.ended().reply())
                .uuids(row -> row.ended().talk().conversation())
                .uuids(row -> row.ended().talk().workspace())
                .texts(row -> row.sent().provider())
                .texts(row -> row.sent().model())
                .integers(row -> row.sent().composed().tokens())
                .texts(row -> JSON.write(row.sent().composed().parts()))
                .instants(row -> row.ended().turn().at());
        var talks = UnnestColumns.of(sent).uuids(row -> row.ended().talk().conversation());
        return Transaction.inARow(List.of(
                transaction.run(KEEP, columns.tuple()).replaceWithVoid(),
                transaction.run(THIN_OUT, talks.tuple()).replaceWithVoid()));
    }

    /// Those of a conversation, the newest first.
    Uni<List<PromptView>> list(UUID workspace, UUID conversation) {
        return transactions
                .run(LIST, Tuple.of(workspace, conversation))
                .map(rows -> Rows.sort(rows, this::view).readable());
    }

    Uni<Optional<PromptView>> find(UUID workspace, UUID reply) {
        return transactions
                .run(FIND, Tuple.of(workspace, reply))
                .map(rows -> Rows.stream(rows).map(this::view).findFirst());
    }

    /// A reply whose prompt is kept.
    private record Kept(Remembered ended, Remembered.Sent sent) {}

    private PromptView view(Row row) {
        return new PromptView(
                row.getUUID("reply"),
                row.getUUID("conversation_id"),
                row.getString("provider"),
                row.getString("model"),
                row.getInteger("tokens"),
                row.getOffsetDateTime("sent_at").toInstant(),
                JSON.read(row.getValue("parts").toString()));
    }
}
