package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.problems.Conflict;
import dev.beseda.kit.problems.NotFound;
import dev.beseda.llm.memory.MemoryView.Fact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What operators see and change of the memory of a conversation; that of another workspace does not exist.
@ApplicationScoped
public class Memories {
    private static final int MOST_FACTS = 50;

    private static final String SHOW = """
            select talk.*, count(turn.number) as turns, coalesce(sum(turn.tokens), 0)::bigint as tokens
            from talk left join turn on turn.conversation_id = talk.conversation_id
            where talk.workspace_id = $1 and talk.conversation_id = $2 group by talk.conversation_id
            """;
    private static final String LOCK =
            "select * from talk where workspace_id = $1 and conversation_id = $2 for no key update";
    private static final String FACTS = "select * from fact where conversation_id = $1 order by id";
    private static final String PIN = "insert into fact (conversation_id, text) values ($1, $2) returning *";
    private static final String UNPIN = """
            delete from fact using talk
            where talk.workspace_id = $1 and talk.conversation_id = $2
              and fact.conversation_id = $2 and fact.id = $3
            """;

    private final Transactions transactions;
    private final Turns turns;
    private final Clock clock;

    Memories(Transactions transactions, Turns turns, Clock clock) {
        this.transactions = transactions;
        this.turns = turns;
        this.clock = clock;
    }

    Uni<MemoryView> get(UUID workspace, UUID conversation) {
        return transactions.in(transaction -> transaction
                .run(SHOW, Tuple.of(workspace, conversation))
                .map(rows -> Rows.stream(rows).findFirst().orElseThrow(() -> absent(conversation)))
                .chain(talk -> facts(transaction, conversation).map(facts -> view(talk, facts))));
    }

    Uni<Fact> pin(UUID workspace, UUID conversation, String text) {
        return transactions.in(transaction -> locked(transaction, workspace, conversation)
                .chain(talk -> facts(transaction, conversation))
                .invoke(Memories::checkNumber)
                .chain(facts -> transaction.run(PIN, Tuple.of(conversation, text)))
                .map(rows -> fact(rows.iterator().next())));
    }

    Uni<Void> unpin(UUID workspace, UUID conversation, long fact) {
        return transactions.run(UNPIN, Tuple.of(workspace, conversation, fact)).map(deleted -> {
            if (deleted.rowCount() == 0) {
                throw new NotFound("fact", fact);
            }
            return null;
        });
    }

    Uni<Void> reset(UUID workspace, UUID conversation) {
        return transactions.in(transaction -> locked(transaction, workspace, conversation)
                .chain(talk -> turns.forget(transaction, List.of(new ForgetTalk(talk, clock.instant())))));
    }

    private static Uni<Talk> locked(Transaction transaction, UUID workspace, UUID conversation) {
        return transaction
                .run(LOCK, Tuple.of(workspace, conversation))
                .map(rows -> Rows.stream(rows).map(Memories::talk).findFirst().orElseThrow(() -> absent(conversation)));
    }

    private static Uni<List<Fact>> facts(Transaction transaction, UUID conversation) {
        return transaction
                .run(FACTS, Tuple.of(conversation))
                .map(rows -> Rows.stream(rows).map(Memories::fact).toList());
    }

    private static void checkNumber(List<Fact> facts) {
        if (facts.size() >= MOST_FACTS) {
            throw new Conflict("too-many-facts", "A conversation has at most %d facts".formatted(MOST_FACTS));
        }
    }

    public static Talk talk(Row row) {
        return new Talk(
                row.getUUID("workspace_id"),
                row.getUUID("bot_id"),
                row.getUUID("conversation_id"),
                row.getLong("chat"),
                row.getLong("person"));
    }

    private static MemoryView view(Row talk, List<Fact> facts) {
        return new MemoryView(
                talk.getUUID("conversation_id"),
                talk.getUUID("bot_id"),
                talk.getString("summary"),
                talk.getLong("turns"),
                talk.getLong("tokens"),
                talk.getOffsetDateTime("talked_at").toInstant(),
                facts);
    }

    private static Fact fact(Row row) {
        return new Fact(
                row.getLong("id"),
                row.getString("text"),
                row.getOffsetDateTime("pinned_at").toInstant());
    }

    private static NotFound absent(UUID conversation) {
        return new NotFound("talk in conversation", conversation);
    }
}
