package dev.beseda.llm.memory;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.llm.memory.rules.Recalled;
import dev.beseda.llm.memory.rules.Turn;
import dev.beseda.llm.providers.rules.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;

/// Where talks and their turns are kept. Each statement names the conversations it is about.
@ApplicationScoped
class Turns {
    /// No prompt holds more, whatever its owner allows.
    private static final int MOST = 200;

    /// Talks are locked in the order of their ids, here and when they are forgotten, so that nobody waits in a circle.
    /// Of a bot that was deleted meanwhile nothing is kept.
    private static final String KEEP = """
            with ended as (
                select ended.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::text[],
                    $7::text[], $8::integer[], $9::timestamptz[], $10::integer[]) with ordinality
                    as ended (conversation_id, workspace_id, bot_id, chat, person, asked, answered, tokens, asked_at,
                        crowded, position)
                join live_bot on live_bot.id = ended.bot_id
            ), known as (
                insert into talk (conversation_id, workspace_id, bot_id, chat, person, summary_due_at)
                select distinct on (conversation_id) conversation_id, workspace_id, bot_id, chat, person,
                    case when crowded = 1 then now() end
                from ended order by conversation_id, crowded desc
                on conflict (conversation_id) do update set
                    talked_at = now(), summary_due_at = coalesce(talk.summary_due_at, excluded.summary_due_at)
                returning conversation_id, forgotten_before
            )
            insert into turn (conversation_id, asked, answered, tokens, asked_at)
            select conversation_id, asked, answered, tokens, asked_at
            from ended join known using (conversation_id)
            where asked_at >= forgotten_before
            order by position
            """;

    private static final String FORGET = """
            with forgotten as (
                insert into talk (conversation_id, workspace_id, bot_id, chat, person, forgotten_before)
                select distinct on (conversation_id) wish.*
                from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::timestamptz[])
                    as wish (conversation_id, workspace_id, bot_id, chat, person, before)
                join live_bot on live_bot.id = wish.bot_id
                order by conversation_id, before desc
                on conflict (conversation_id) do update set
                    forgotten_before = greatest(talk.forgotten_before, excluded.forgotten_before),
                    times_forgotten = talk.times_forgotten + 1, summary = '', summary_due_at = null, summary_tries = 0,
                    summary_lease = null
                returning conversation_id, forgotten_before
            ), prompts as (
                delete from prompt using forgotten
                where prompt.conversation_id = forgotten.conversation_id
                  and prompt.sent_at < forgotten.forgotten_before
            )
            delete from turn using forgotten
            where turn.conversation_id = forgotten.conversation_id
              and turn.asked_at < forgotten.forgotten_before
            """;

    private static final String RECALL = """
            select talk.summary, pinned.facts, newest.asked, newest.answered, newest.asked_at
            from talk
            cross join lateral (
                select array_agg(fact.text order by fact.id) as facts from fact where fact.conversation_id = $1
            ) as pinned
            cross join lateral (
                select array_agg(asked order by number desc) as asked,
                    array_agg(answered order by number desc) as answered,
                    array_agg(asked_at order by number desc) as asked_at
                from (
                    select * from turn
                    where turn.conversation_id = $1 and turn.number > talk.summed_up_to
                    order by turn.number desc limit $2
                ) as newest
            ) as newest
            where talk.conversation_id = $1
            """;

    private final Transactions transactions;

    Turns(Transactions transactions) {
        this.transactions = transactions;
    }

    /// What is remembered of this talk, with about so many messages of it, and one turn more if there is one.
    Uni<Recalled> recall(Talk talk, int mostMessages) {
        int turns = Math.min(mostMessages / 2 + 1, MOST);
        return transactions
                .run(RECALL, Tuple.of(talk.conversation(), mostMessages == 0 ? 0 : turns))
                .map(rows -> Rows.stream(rows).map(Turns::recalled).findFirst().orElse(Recalled.NOTHING));
    }

    Uni<Void> keep(Transaction transaction, List<Remembered> ended) {
        var columns = UnnestColumns.of(ended)
                .uuids(row -> row.talk().conversation())
                .uuids(row -> row.talk().workspace())
                .uuids(row -> row.talk().bot())
                .longs(row -> row.talk().chat())
                .longs(row -> row.talk().person())
                .texts(row -> row.turn().asked())
                .texts(row -> row.turn().answered())
                .integers(row ->
                        Tokens.of(row.turn().asked()) + Tokens.of(row.turn().answered()))
                .instants(row -> row.turn().at())
                .integers(row ->
                        row.sent().filter(sent -> sent.composed().crowded()).isPresent() ? 1 : 0);
        return transaction.run(KEEP, columns.tuple()).replaceWithVoid();
    }

    Uni<Void> forget(Transaction transaction, List<ForgetTalk> wishes) {
        var columns = UnnestColumns.of(wishes)
                .uuids(wish -> wish.talk().conversation())
                .uuids(wish -> wish.talk().workspace())
                .uuids(wish -> wish.talk().bot())
                .longs(wish -> wish.talk().chat())
                .longs(wish -> wish.talk().person())
                .instants(ForgetTalk::askedAt);
        return transaction.run(FORGET, columns.tuple()).replaceWithVoid();
    }

    private static Recalled recalled(Row row) {
        return new Recalled(texts(row, "facts"), row.getString("summary"), turns(row));
    }

    private static List<Turn> turns(Row row) {
        var asked = texts(row, "asked");
        var answered = texts(row, "answered");
        var times = row.getArrayOfOffsetDateTimes("asked_at");
        return IntStream.range(0, asked.size())
                .mapToObj(at -> new Turn(asked.get(at), answered.get(at), times[at].toInstant()))
                .toList();
    }

    /// An aggregate of nothing is null.
    private static List<String> texts(Row row, String column) {
        var texts = row.getArrayOfStrings(column);
        return texts == null ? List.of() : List.of(texts);
    }
}
