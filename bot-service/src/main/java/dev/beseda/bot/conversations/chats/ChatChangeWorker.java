package dev.beseda.bot.conversations.chats;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.beseda.bot.conversations.chats.ConversationChats.Chat;
import dev.beseda.bot.conversations.chats.ConversationChats.Found;
import dev.beseda.bot.telegram.deliveries.ChatChange;
import dev.beseda.bot.telegram.deliveries.ChatChange.Key;
import dev.beseda.bot.telegram.deliveries.ChatChanges;
import dev.beseda.bot.telegram.deliveries.ChatChanges.Moved;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Applies to conversations what outcomes told of their chats. It goes past conversations that somebody has locked and
/// comes back to them; replicas go past each other's work, too.
@ApplicationScoped
class ChatChangeWorker {
    private final WorkLoop workLoop = new WorkLoop("chat changes", this::turn);
    private final ChatChanges changes;
    private final ConversationChats conversations;
    private final Transactions transactions;

    ChatChangeWorker(ChatChanges changes, ConversationChats conversations, Transactions transactions) {
        this.changes = changes;
        this.conversations = conversations;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent begun) {
        changes.listen(workLoop::wake);
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    /// For what was locked, and for what a fallen replica has noted.
    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> turn() {
        return all(Key.START, this::leave).chain(() -> all(Key.START, this::move));
    }

    private static Uni<Void> all(Key after, Function<Key, Uni<Optional<Key>>> page) {
        return page.apply(after)
                .chain(last -> last.map(from -> all(from, page))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<Key>> leave(Key after) {
        return transactions
                .in(transaction ->
                        changes.lockDepartures(transaction, after).call(locked -> leave(transaction, locked)))
                .map(ChatChanges::next);
    }

    private Uni<Optional<Key>> move(Key after) {
        return transactions
                .in(transaction -> changes.lockMoves(transaction, after).call(locked -> move(transaction, locked)))
                .map(ChatChanges::next);
    }

    private Uni<Void> leave(Transaction transaction, List<ChatChange> locked) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return conversations
                .leave(transaction, newest(locked).values())
                .chain(found -> changes.end(transaction, applied(locked, found)));
    }

    private Uni<Void> move(Transaction transaction, List<ChatChange> locked) {
        if (locked.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var newest = newest(locked);
        return conversations
                .move(transaction, newest.values())
                .call(found -> changes.follow(transaction, moved(newest, found)))
                .chain(found -> changes.end(transaction, applied(locked, found)));
    }

    private static Map<Chat, ChatChange> newest(Collection<ChatChange> locked) {
        return locked.stream()
                .collect(toMap(
                        Chat::of, change -> change, BinaryOperator.maxBy(Comparator.comparing(ChatChange::notedAt))));
    }

    /// A change is over when nobody held any of its conversations; otherwise it stays, to be looked at again.
    private static List<ChatChange> applied(List<ChatChange> locked, List<Found> found) {
        var held = found.stream().filter(one -> !one.isFree()).map(Found::chat).collect(toSet());
        return locked.stream().filter(change -> !held.contains(Chat.of(change))).toList();
    }

    private static List<Moved> moved(Map<Chat, ChatChange> newest, List<Found> found) {
        return found.stream()
                .filter(Found::isFree)
                .flatMap(one -> Optional.ofNullable(newest.get(one.chat())).flatMap(ChatChange::movedTo).stream()
                        .map(to -> new Moved(one.conversation(), one.chat().id(), to)))
                .toList();
    }
}
