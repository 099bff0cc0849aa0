package dev.beseda.bot.telegram.streaming;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.FlowBot.MadeCall;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Split;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.bot.telegram.text.Markdown;
import dev.beseda.contracts.Topics;
import dev.beseda.contracts.llm.LlmHint;
import dev.beseda.contracts.llm.LlmHint.Draft;
import dev.beseda.contracts.llm.LlmHint.Grown;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;

/// John has asked something, and the reply is being written: what happens to it is told as the language models' service
/// and the engine would.
public abstract class AwaitedReply {
    static final long TICKET = 41;
    public static final String EDIT = "editMessageText";

    @Inject
    public Pool pool;

    @Inject
    public Transactions transactions;

    @Inject
    Dispatch dispatch;

    @Inject
    ObjectMapper json;

    public FlowBot bot;
    public long john;
    public UUID conversation;
    public UUID reply;

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

    static JsonObject state(String asks) {
        return new JsonObject("{\"language\": \"en\", \"tickets\": 41, \"variables\": {}, \"asks\": " + asks + "}");
    }

    List<Row> rows(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(FlowBot.PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    Draft draft(Streaming style) {
        return new Draft(reply, bot.id(), conversation, john, Set.of(7L, TICKET), "en", style);
    }

    void hint(LlmHint hint) {
        try {
            var written = json.writerFor(LlmHint.class).writeValueAsString(hint);
            FlowBot.putOn(Topics.LLM_HINTS, conversation.toString(), written);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void grown(String text) {
        hint(new Grown(draft(Streaming.EDITS), text));
    }

    /// Hints are heard from now on only, so the first is told until somebody heard it.
    void growsTo(String text) {
        eventually(() -> {
            grown(text);
            assertThat(bot.said(john)).contains(text);
        });
    }

    /// The engine decides that the reply is whole: nobody waits for it any more.
    void whole(String markdown) {
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

    List<String> outcomes() {
        return rows(
                        "select call ->> 'method' || ' ' || state as row from delivery where bot_id = $1 order by id",
                        bot.id())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    List<MadeCall> edits() {
        return bot.calls(EDIT);
    }

    /// Another reply of the same conversation, so on the same partition, was shown: what came before was heard.
    void sentinel() {
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
}
