package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.telegram.arrivals.Attachment;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.UnnestColumns;
import dev.beseda.kit.text.WireName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where is kept what people sent.
@ApplicationScoped
class Messages {
    private static final String SAVE = """
            insert into received_message (id, conversation_id, telegram_id, kind, text, media, received_at)
            select id, conversation, telegram, kind, text, media::jsonb, received_at
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
                as fresh (id, conversation, telegram, kind, text, media, received_at)
            """;
    private static final String EDIT = """
            update received_message as old
            set text = edit.text, kind = edit.kind, media = edit.media::jsonb, edited_at = edit.at
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[])
                as edit (conversation, telegram, kind, text, media, at)
            where old.conversation_id = edit.conversation and old.telegram_id = edit.telegram
              and old.kind not in ('tap', 'reaction')
            """;

    /// Adds what is new, and then changes what was edited.
    Uni<Void> save(Transaction transaction, List<BatchDecisions.Received> received) {
        var fresh =
                received.stream().filter(message -> !message.message().edited()).toList();
        var edits =
                received.stream().filter(message -> message.message().edited()).toList();
        return insert(transaction, fresh).chain(() -> edit(transaction, edits));
    }

    private static Uni<Void> insert(Transaction transaction, Collection<BatchDecisions.Received> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var columns = UnnestColumns.of(fresh)
                .uuids(BatchDecisions.Received::id)
                .uuids(BatchDecisions.Received::conversation)
                .longs(message -> message.message().telegramId())
                .texts(message -> message.message().kind())
                .texts(message -> message.message().text())
                .texts(message -> media(message.message().attachments()))
                .instants(message -> message.arrival().receivedAt());
        return transaction.run(SAVE, columns.tuple()).replaceWithVoid();
    }

    /// Of several edits of one message the last counts: each is a statement of its own, and they are rare.
    private static Uni<Void> edit(Transaction transaction, List<BatchDecisions.Received> edits) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var edit : edits) {
            var columns = UnnestColumns.of(List.of(edit))
                    .uuids(BatchDecisions.Received::conversation)
                    .longs(message -> message.message().telegramId())
                    .texts(message -> message.message().kind())
                    .texts(message -> message.message().text())
                    .texts(message -> media(message.message().attachments()))
                    .instants(message -> message.arrival().receivedAt());
            done = done.chain(() -> transaction.run(EDIT, columns.tuple()).replaceWithVoid());
        }
        return done;
    }

    private static @Nullable String media(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? null
                : new JsonArray(attachments.stream().map(Messages::json).toList()).encode();
    }

    private static JsonObject json(Attachment attachment) {
        return switch (attachment) {
            case Attachment.File(var kind, var fileId, var name, long bytes) ->
                new JsonObject()
                        .put("kind", WireName.of(kind))
                        .put("file", fileId)
                        .put("name", name)
                        .put("bytes", bytes);
            case Attachment.Place(double latitude, double longitude) ->
                new JsonObject()
                        .put("kind", "location")
                        .put("latitude", latitude)
                        .put("longitude", longitude);
            case Attachment.Contact(var phone, var name) ->
                new JsonObject().put("kind", "contact").put("phone", phone).put("name", name);
        };
    }
}
