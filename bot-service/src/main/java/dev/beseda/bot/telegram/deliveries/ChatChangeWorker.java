package dev.beseda.bot.telegram.deliveries;

import dev.beseda.bot.telegram.deliveries.ChatChanges.Cursor;
import dev.beseda.kit.concurrency.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Function;

/// Applies to conversations what outcomes told of their chats. It goes past conversations that somebody has locked and
/// comes back to them; replicas go past each other's work, too.
@ApplicationScoped
public class ChatChangeWorker {
    private final WorkLoop workLoop = new WorkLoop("chat changes", this::turn);
    private final ChatChanges changes;

    ChatChangeWorker(ChatChanges changes) {
        this.changes = changes;
    }

    /// Something was noted.
    void wake() {
        workLoop.wake();
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
        return all(Cursor.START, changes::leave).chain(() -> all(Cursor.START, changes::move));
    }

    private static Uni<Void> all(Cursor after, Function<Cursor, Uni<Optional<Cursor>>> page) {
        return page.apply(after)
                .chain(last -> last.map(from -> all(from, page))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
