package dev.beseda.llm.replies;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.kit.json.StoredJson;
import dev.beseda.llm.replies.rules.Asking;
import dev.beseda.llm.replies.rules.PendingReply;
import dev.beseda.llm.replies.rules.Request;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;

/// How a reply that is wanted lies in the database.
@ApplicationScoped
public class PendingReplyRows {
    /// What is to be selected of a row.
    public static final String COLUMNS = """
            id, workspace_id, bot_id, conversation_id, chat_id, person_id, request::text as request, wanted_at, due_at
            """;

    private static final StoredJson<Request> JSON = StoredJson.of(Request.class);

    public PendingReply read(Row row) {
        return pending(row, JSON.read(row.getString("request")));
    }

    /// What lies beside an order that can't be read: who waits, and since when.
    PendingReply outline(Row row) {
        var since = row.getOffsetDateTime("wanted_at").toInstant();
        var askings = Stream.of(row.getArrayOfLongs("tickets"))
                .map(ticket -> new Asking(ticket, "", since))
                .toList();
        return pending(row, new Request(askings, "", "", Map.of()));
    }

    private static PendingReply pending(Row row, Request request) {
        var talk = new Talk(
                row.getUUID("workspace_id"),
                row.getUUID("bot_id"),
                row.getUUID("conversation_id"),
                row.getLong("chat_id"),
                row.getLong("person_id"));
        return new PendingReply(
                row.getUUID("id"),
                talk,
                request,
                row.getOffsetDateTime("wanted_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant());
    }

    String written(Request request) {
        return JSON.write(request);
    }
}
