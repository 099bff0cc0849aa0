package dev.beseda.bot.telegram;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot.MadeCall;
import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.Split;
import dev.beseda.bot.telegram.text.Markdown;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmHint.Grown;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reply that is being written, from the first hint to the whole text, as its chat sees it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class GrowingIT {
    private static final long TICKET = 41;
    private static final String EDIT = "editMessageText";

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    @Inject
    ObjectMapper json;

    private FlowBot bot;
    private long john;
    private UUID conversation;
    private UUID reply;

    /// John has asked; somebody writes the reply.
    @BeforeEach
    void ask() {
        bot = FlowBot.withSurvey();
        john = FlowBot.person("en");
        bot.writes(john, "Tell me everything");
        conversation = Ids.next();
        reply = Ids.next();
        rows("""
                insert into conversation (id, workspace_id, bot_id, chat_id, state)
                select $1, workspace_id, id, $3, $4 from bot where id = $2""", conversation, bot.id(), john, state("[7, 41]"));
    }

    private static JsonObject state(String asks) {
        return new JsonObject("{\"language\": \"en\", \"tickets\": 41, \"variables\": {}, \"asks\": " + asks + "}");
    }

    private List<Row> rows(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(FlowBot.PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private Draft draft(Streaming style) {
        return new Draft(reply, bot.id(), conversation, john, Set.of(7L, TICKET), "en", style);
    }

    private void hint(LlmHint hint) {
        try {
            var written = json.writerFor(LlmHint.class).writeValueAsString(hint);
            FlowBot.putOn(Topics.LLM_HINTS, conversation.toString(), written);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void grown(String text) {
        hint(new Grown(draft(Streaming.EDITS), text));
    }

    /// Hints are heard from now on only, so the first is told until somebody heard it.
    private void growsTo(String text) {
        eventually(() -> {
            grown(text);
            assertThat(bot.said(john)).contains(text);
        });
    }

    /// The engine decides that the reply is whole: nobody waits for it any more.
    private void whole(String markdown) {
        var to = new Destination(bot.id(), john);
        var calls = Split.split(new Call.ReplaceText(reply, Markdown.read(markdown), Optional.empty()));
        var deliveries = calls.stream()
                .map(call -> new Delivery(Ids.next(), to, Lane.REPLY, call, Instant.now()).of(conversation))
                .toList();
        transactions
                .in(transaction -> transaction
                        .run("update conversation set state = $2 where id = $1", Tuple.of(conversation, state("[7]")))
                        .chain(() -> dispatch.put(transaction, deliveries)))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    private List<String> outcomes() {
        return rows(
                        "select call ->> 'method' || ' ' || state as row from delivery where bot_id = $1 order by id",
                        bot.id())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<MadeCall> edits() {
        return bot.calls(EDIT);
    }

    @Test
    void aReplyIsOneMessageThatGrowsAndEndsWhole() {
        growsTo("One");
        eventually(() -> {
            grown("One **two**");
            assertThat(edits()).isNotEmpty();
        });
        assertThat(bot.said(john)).containsExactly("One two");
        assertThat(bot.buttons(john)).containsExactly("⏹ Stop=stop:" + Long.toString(TICKET, 36));
        IntStream.range(0, 10).forEach(step -> grown("One **two** three " + step));
        eventually(() -> assertThat(bot.said(john)).containsExactly("One two three 9"));

        whole("One **two** three, and that is all.");

        bot.hasSaid(john, "One two three, and that is all.");
        assertThat(bot.buttons(john)).isEmpty();
        assertThat(bot.calls()).hasSize(1);
        assertSpaced(bot.calls().getFirst(), edits());
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
        assertThat(rows("select text from message where conversation_id = $1 and direction = 'out'", conversation))
                .extracting(row -> row.getString(0))
                .containsExactly("One two three, and that is all.");
    }

    /// All edits but the last, which nobody may hold up.
    private static void assertSpaced(MadeCall first, List<MadeCall> edits) {
        long before = first.atMillis();
        for (var edit : edits.subList(0, edits.size() - 1)) {
            assertThat(edit.atMillis() - before).isGreaterThanOrEqualTo(1_000);
            before = edit.atMillis();
        }
    }

    @Test
    void aReplyThatNobodySawGrowIsSaidAnewAndInParts() {
        whole("word ".repeat(2_000));

        eventually(() -> assertThat(bot.said(john)).hasSize(3));
        assertThat(String.join(" ", bot.said(john)))
                .isEqualTo("word ".repeat(2_000).strip());
        assertThat(edits()).isEmpty();
    }

    @Test
    void theBeginningOfALongReplyTakesThePlaceOfWhatGrewAndTheRestFollows() {
        growsTo("word");
        grown("word ".repeat(3_000));
        eventually(() -> assertThat(bot.said(john).getFirst())
                .hasSizeBetween(2_000, Split.LONGEST)
                .endsWith("…"));

        whole("word ".repeat(2_000));

        eventually(() -> assertThat(bot.said(john)).hasSize(3));
        assertThat(String.join(" ", bot.said(john)))
                .isEqualTo("word ".repeat(2_000).strip());
    }

    @Test
    void anEditThatIsUnderWayIsWaitedForAndTheWholeTextComesLast() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "slow", "times", 1, "delay_millis", 2_500));
        eventually(() -> {
            grown("One two");
            assertThat(edits()).isNotEmpty();
        });

        whole("One two three");

        bot.hasSaid(john, "One two three");
        assertThat(edits()).extracting(MadeCall::text).containsExactly("One two", "One two three");
        assertThat(edits().getLast().atMillis() - edits().getFirst().atMillis()).isGreaterThanOrEqualTo(2_400);
    }

    @Test
    void aStormOfFloodsCostsNothingButSights() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "too_many_requests", "times", 3, "retry_after", 1));
        eventually(() -> {
            grown("One two");
            assertThat(edits()).hasSizeGreaterThanOrEqualTo(2);
        });

        whole("One two three");

        bot.hasSaid(john, "One two three");
        var refused = edits().stream().filter(edit -> !edit.ok()).toList();
        assertThat(refused).hasSize(3);
        assertThat(refused.get(1).atMillis() - refused.get(0).atMillis()).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void aLateHintChangesNothing() {
        growsTo("One");
        whole("One two");
        bot.hasSaid(john, "One two");
        int before = bot.calls(EDIT).size();

        grown("One t");
        hint(new LlmHint.UnderWay(draft(Streaming.EDITS)));
        sentinel();

        assertThat(bot.said(john)).containsExactly("One two");
        assertThat(edits()).hasSize(before);
        assertThat(bot.calls("sendChatAction")).isEmpty();
    }

    @Test
    void aReplyThatNobodyAwaitsIsNotShown() {
        rows("update conversation set state = $2 where id = $1", conversation, state("[7]"));

        grown("One");
        sentinel();

        assertThat(bot.said(john)).isEmpty();
        assertThat(rows("select from delivery where id = $1", reply)).isEmpty();
    }

    /// Another reply of the same conversation, so on the same partition, was shown: what came before was heard.
    private void sentinel() {
        var mary = FlowBot.person("en");
        bot.writes(mary, "hi");
        var other = Ids.next();
        rows("""
                insert into conversation (id, workspace_id, bot_id, chat_id, state)
                select $1, workspace_id, id, $3, $4 from bot where id = $2""", other, bot.id(), mary, state("[41]"));
        var draft = new Draft(Ids.next(), bot.id(), other, mary, Set.of(TICKET), "en", Streaming.EDITS);
        eventually(() -> {
            hint(new Grown(draft, "Hello"));
            assertThat(bot.said(mary)).containsExactly("Hello");
        });
    }

    @Test
    void theWholeTextThatIsDecidedOnWhileTheReplyBeginsIsTheOnlyOne() {
        growsTo("One");
        reply = Ids.next();
        var before = bot.said(john);

        var decided = transactions.in(transaction -> transaction
                .run("select from conversation where id = $1 for update", Tuple.of(conversation))
                .invoke(() -> grown("Half"))
                .chain(() -> waiting(1))
                .chain(() -> transaction.run(
                        "update conversation set state = $2 where id = $1", Tuple.of(conversation, state("[7]")))));
        decided.await().atMost(FlowBot.PATIENCE);
        whole("Whole");
        eventually(() -> assertThat(bot.said(john)).contains("Whole"));
        sentinel();

        assertThat(bot.said(john)).hasSize(before.size() + 1).doesNotContain("Half");
        assertThat(rows("select from delivery where id = $1", reply)).isEmpty();
    }

    /// Over when somebody waits for the lock of a conversation.
    private Uni<Void> waiting(int least) {
        var sql = """
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%for share of conversation%'
                    and datname = current_database()""";
        return pool.query(sql)
                .execute()
                .chain(rows -> rows.iterator().next().getLong(0) >= least
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(Duration.ofMillis(20))
                                .chain(() -> waiting(least)));
    }

    @Test
    void whoeverTakesOverFindsTheMessageAndReplacesItsText() {
        var shown = bot.sends(john, "Half of");
        rows(
                """
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, telegram_id,
                    ended_at, grows)
                values ($1, $2, $3, $4, $5, 'reply', $6, 'sent', $7, now(), true)""",
                reply,
                bot.id(),
                john,
                conversation,
                Deliveries.shard(bot.id()),
                JsonObject.of("method", "sendMessage", "text", "Half of"),
                shown);
        eventually(() -> {
            grown("Half of it");
            assertThat(bot.said(john)).containsExactly("Half of it");
        });

        whole("All of it");

        bot.hasSaid(john, "All of it");
        assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent");
    }

    @Test
    void whatWasNotSentBeforeTheHouseFellNeverComesBehindTheWholeText() {
        whole("Whole");
        bot.hasSaid(john, "Whole");
        reply = Ids.next();
        rows(
                """
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, due_at, grows)
                values ($1, $2, $3, $4, $5, 'reply', $6, now() + interval '1 day', true)""",
                reply,
                bot.id(),
                john,
                conversation,
                Deliveries.shard(UUID.randomUUID()),
                JsonObject.of("method", "sendMessage", "text", "Half"));

        whole("Whole again");

        bot.hasSaid(john, "Whole", "Whole again");
        assertThat(rows("select state from delivery where id = $1", reply)
                        .getFirst()
                        .getString(0))
                .isEqualTo("failed");
    }

    @Test
    void aWholeTextThatWasUnderWayWhenAReplicaFellIsThereOnce() {
        growsTo("One");
        var call = JsonObject.of("method", "replaceText", "of", reply.toString(), "text", "One two");
        rows("""
                insert into delivery (id, bot_id, chat_id, conversation_id, shard, lane, call, state, attempts)
                values ($1, $2, $3, $4, $5, 'reply', $6, 'sending', 1)""", Ids.next(), bot.id(), john, conversation, Deliveries.shard(bot.id()), call);

        rows("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid in (select pid from pg_locks where locktype = 'advisory' and objsubid = 2)
                  and pid <> pg_backend_pid() and datname = current_database()""");

        bot.hasSaid(john, "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
    }

    @Test
    void aMessageThatIsGoneIsSaidAnew() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "chat_not_found", "times", 1));

        whole("One two");

        bot.hasSaid(john, "One", "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "sendMessage sent"));
    }

    @Test
    void anEditWhoseAnswerWasLostIsMadeAgain() {
        growsTo("One");
        bot.fails(john, EDIT, Map.of("kind", "lost_reply", "times", 1));

        whole("One two");

        bot.hasSaid(john, "One two");
        eventually(() -> assertThat(outcomes()).containsExactly("sendMessage sent", "replaceText sent"));
        assertThat(edits()).hasSize(2);
    }

    @Test
    void whoeverWaitsInTheQueueIsToldSoAndSeesSomebodyType() {
        var draft = draft(Streaming.EDITS);
        eventually(() -> {
            hint(new LlmHint.Queued(draft, 3));
            assertThat(bot.said(john)).containsExactly("You are in the queue, ahead of you: 3");
        });
        hint(new LlmHint.UnderWay(draft));
        eventually(() -> assertThat(bot.calls("sendChatAction")).isNotEmpty());

        grown("One");

        bot.hasSaid(john, "One");
    }

    @Test
    void aBotThatShowsNothingOnlyTypes() {
        var draft = draft(Streaming.OFF);

        eventually(() -> {
            hint(new Grown(draft, "One"));
            hint(new LlmHint.UnderWay(draft));
            assertThat(bot.calls("sendChatAction")).isNotEmpty();
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(bot.calls()).hasSize(1);
    }

    @Test
    void draftsAreTelegramsOwnAndTheWholeTextIsTheOnlyMessage() {
        var draft = draft(Streaming.DRAFTS);

        eventually(() -> {
            hint(new Grown(draft, "One"));
            assertThat(bot.draft(john)).contains("One");
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(edits()).isEmpty();
    }

    @Test
    void whereTelegramTakesNoDraftsAMessageGrows() {
        bot.fails(john, "sendMessageDraft", Map.of("kind", "cannot_parse", "times", 1));

        eventually(() -> {
            hint(new Grown(draft(Streaming.DRAFTS), "One"));
            assertThat(bot.said(john)).containsExactly("One");
        });
        whole("One two");

        bot.hasSaid(john, "One two");
        assertThat(bot.calls("sendMessageDraft")).hasSize(1);
    }
}
