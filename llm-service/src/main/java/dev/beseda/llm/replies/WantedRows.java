package dev.beseda.llm.replies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.llm.replies.rules.Request;
import dev.beseda.llm.replies.rules.Wanted;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/// How a reply that is wanted lies in the database.
@ApplicationScoped
public class WantedRows {
    /// What is to be selected of a row.
    public static final String COLUMNS = """
            id, workspace_id, bot_id, conversation_id, chat_id, person_id, request::text as request, wanted_at, due_at
            """;

    private final ObjectMapper json;

    public WantedRows(ObjectMapper json) {
        this.json = json;
    }

    public Wanted read(Row row) {
        var talk = new Talk(
                row.getUUID("workspace_id"),
                row.getUUID("bot_id"),
                row.getUUID("conversation_id"),
                row.getLong("chat_id"),
                row.getLong("person_id"));
        return new Wanted(
                row.getUUID("id"),
                talk,
                request(row.getString("request")),
                row.getOffsetDateTime("wanted_at").toInstant(),
                row.getOffsetDateTime("due_at").toInstant());
    }

    private Request request(String stored) {
        try {
            return json.readValue(stored, Request.class);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// PostgreSQL knows no character NUL, not even in JSON.
    String written(Request request) {
        try {
            return json.writeValueAsString(request).replace("\\u0000", "");
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
