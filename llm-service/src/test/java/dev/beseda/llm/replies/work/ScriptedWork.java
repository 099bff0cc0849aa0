package dev.beseda.llm.replies.work;

import static dev.beseda.llm.replies.Conversation.run;

import dev.beseda.llm.replies.Conversation;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.rules.PendingReply;
import dev.beseda.llm.replies.rules.Request;
import dev.beseda.llm.replies.writing.RunningReplies;
import dev.beseda.llm.replies.writing.Scripted;
import dev.beseda.llm.replies.writing.ScriptedWriters;
import dev.beseda.llm.replies.writing.Writer;
import dev.beseda.llm.replies.writing.Writing;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Replies that are written by a model which says what the test wants.
abstract class ScriptedWork {
    /// A reply that is being written, by whoever has the lease.
    private static final String INSERT = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at, begun_at, lease, leased_until, attempts)
            values ($1, $2, $3, $4, 7, 8, '{1}', $5::text::jsonb, now(), now(), now(), $6,
                now() + interval '1 minute', 1)
            """;

    @Inject
    ScriptedWriters writers;

    @Inject
    RepliesConfig config;

    @Inject
    RunningReplies runningReplies;

    @Inject
    ReplyFinisher replyFinisher;

    final Scripted model = new Scripted();

    static Lease stored(Conversation ada) {
        var talk = ada.talk();
        var now = Instant.now();
        var request = Request.of(ada.order(1, "Tea, please", now));
        var lease = new Lease(
                UUID.randomUUID(), new PendingReply(UUID.randomUUID(), talk, request, now, now), 1, Optional.empty());
        run(
                INSERT,
                Tuple.tuple(List.of(
                        lease.reply(),
                        talk.workspace(),
                        talk.bot(),
                        talk.conversation(),
                        Conversation.json(request),
                        lease.id())));
        return lease;
    }

    /// Begins to write, as the worker does; held for as long as its row says.
    Writing begin(Lease lease) {
        var writing = runningReplies.begin(lease);
        writing.heldUntil(Instant.now().plusSeconds(60));
        var unused = writer().write(writing).subscribe().with(replyFinisher::end);
        return writing;
    }

    Writer writer() {
        return writers.asking(model);
    }
}
