package dev.beseda.bot.retention;

import dev.beseda.bot.conversations.removal.IdleConversations;
import dev.beseda.bot.conversations.removal.IdleConversations.Old;
import dev.beseda.bot.conversations.removal.MessageRemoval;
import dev.beseda.kit.Chunks;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Goes through the conversations that are old enough, a few at a time: those of which nothing is heard any more
/// go with all that hangs on them, the others lose what was said too long ago.
@ApplicationScoped
class ConversationCleaner {
    private static final UUID LOWEST = new UUID(0, 0);

    private final Transactions transactions;
    private final IdleConversations conversations;
    private final MessageRemoval messages;
    private final RetentionConfig config;
    private final Deleted deleted;
    private final Clock clock;

    ConversationCleaner(
            Transactions transactions,
            IdleConversations conversations,
            MessageRemoval messages,
            RetentionConfig config,
            Deleted deleted,
            Clock clock) {
        this.transactions = transactions;
        this.conversations = conversations;
        this.messages = messages;
        this.config = config;
        this.deleted = deleted;
        this.clock = clock;
    }

    /// @param span what is older than the longest retention goes with its month, and is not looked for here
    Uni<Void> clean(Retentions.Span span) {
        return Chunks.from(
                LOWEST,
                after -> conversations
                        .page(after, config.days(), span.shortest())
                        .chain(chunk -> clean(span, chunk)));
    }

    private Uni<Optional<UUID>> clean(Retentions.Span span, List<Old> chunk) {
        var idle = chunk.stream().filter(Old::idle).map(Old::id).toList();
        var next = chunk.size() < IdleConversations.CHUNK
                ? Optional.<UUID>empty()
                : Optional.of(chunk.getLast().id());
        return remove(idle).chain(() -> shorten(chunk, span.longest())).replaceWith(next);
    }

    /// A turn deletes a bounded number of messages, and the conversations with the last of them.
    private Uni<Void> remove(Collection<UUID> idle) {
        return idle.isEmpty()
                ? Uni.createFrom().voidItem()
                : Chunks.whileMore(() -> transactions.in(transaction -> conversations
                        .lock(transaction, config.days(), idle)
                        .chain(locked -> remove(transaction, locked))));
    }

    private Uni<Boolean> remove(Transaction transaction, List<UUID> locked) {
        return removeMessages(transaction, locked, clock.instant())
                .call(more -> more
                        ? Uni.createFrom().voidItem()
                        : conversations.remove(transaction, locked).invoke(gone -> deleted.rows("conversation", gone)));
    }

    /// Whether there are more.
    private Uni<Boolean> removeMessages(Transaction transaction, List<UUID> ofThese, Instant before) {
        return messages.remove(transaction, ofThese, before)
                .invoke(removed -> removed.forEach(part -> deleted.rows(part.table(), part.rows())))
                .map(removed -> removed.stream().anyMatch(MessageRemoval.Removed::isMore));
    }

    /// Where less is kept than in the workspace that keeps most: there messages go one by one.
    private Uni<Void> shorten(List<Old> chunk, int longest) {
        var byDays = chunk.stream()
                .filter(old -> !old.idle() && old.days() < longest)
                .collect(Collectors.groupingBy(Old::days, Collectors.mapping(Old::id, Collectors.toList())));
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<Integer, List<UUID>> group : byDays.entrySet()) {
            var before = clock.instant().minus(Duration.ofDays(group.getKey()));
            done = done.chain(() -> shorten(group.getValue(), before));
        }
        return done;
    }

    private Uni<Void> shorten(List<UUID> ofThese, Instant before) {
        return Chunks.whileMore(() -> transactions.in(transaction -> removeMessages(transaction, ofThese, before)));
    }
}
