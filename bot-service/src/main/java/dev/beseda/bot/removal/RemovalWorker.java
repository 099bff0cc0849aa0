package dev.beseda.bot.removal;

import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.bots.fleet.Tombstones;
import dev.beseda.bot.conversations.removal.ConversationRemoval;
import dev.beseda.bot.people.People;
import dev.beseda.bot.scenarios.versions.VersionRemoval;
import dev.beseda.bot.secrets.Secrets;
import dev.beseda.bot.telegram.orders.OrderRemoval;
import dev.beseda.kit.Chunks;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.Transaction;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/// Removes bots that were deleted with everything that belonged to them: batch by batch, each a short transaction, so
/// that nobody else waits for its locks.
@ApplicationScoped
class RemovalWorker {
    private final Tombstones tombstones;
    private final Transactions transactions;
    private final List<BiFunction<Transaction, UUID, Uni<Integer>>> belongings;
    private final List<BiFunction<Transaction, UUID, Uni<Boolean>>> rests;
    private final WorkLoop workLoop = new WorkLoop("removal of deleted bots", this::removeAll);

    @SuppressWarnings("checkstyle:ParameterNumber") // one for each room that keeps something of a bot
    RemovalWorker(
            Tombstones tombstones,
            ConversationRemoval conversations,
            OrderRemoval orders,
            People people,
            VersionRemoval versions,
            Secrets secrets,
            Transactions transactions,
            BotNews news) {
        this.tombstones = tombstones;
        this.transactions = transactions;
        this.belongings = List.of(
                conversations::removeOf, orders::removeOf, people::removeOf, versions::removeOf, secrets::removeOf);
        this.rests = List.of(conversations::isLeftOf, orders::isLeftOf, people::isLeftOf, versions::isLeftOf);
        news.listen(workLoop::wake);
    }

    void start(@Observes StartupEvent begun) {
        workLoop.wake();
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
    }

    /// The safety net, and for what somebody held the last time.
    @Scheduled(every = "5s", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> removeAll() {
        return tombstones
                .all()
                .onItem()
                .transformToMulti(bots -> Multi.createFrom().iterable(bots))
                .onItem()
                .transformToUniAndConcatenate(this::remove)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// Goes on until nothing is left, or what is left is held by somebody.
    private Uni<Void> remove(UUID bot) {
        return Chunks.whileMore(
                () -> transactions.in(transaction -> batch(transaction, bot)).map(removed -> removed > 0));
    }

    private Uni<Integer> batch(Transaction transaction, UUID bot) {
        return tombstones.lock(transaction, bot).chain(locked -> locked ? work(transaction, bot) : none());
    }

    private Uni<Integer> work(Transaction transaction, UUID bot) {
        var removed = none();
        for (var kind : belongings) {
            removed =
                    removed.chain(before -> before > 0 ? Uni.createFrom().item(before) : kind.apply(transaction, bot));
        }
        return removed.chain(rows -> rows > 0 ? Uni.createFrom().item(rows) : end(transaction, bot));
    }

    private Uni<Integer> end(Transaction transaction, UUID bot) {
        return isAnythingLeft(transaction, bot)
                .chain(left -> left ? Uni.createFrom().item(false) : tombstones.remove(transaction, bot))
                .invoke(removed -> {
                    if (removed) {
                        transaction.afterCommit(() -> Log.infof("Bot %s and what belonged to it are removed", bot));
                    }
                })
                .chain(removed -> none());
    }

    /// What somebody held, and was passed over, is still there.
    private Uni<Boolean> isAnythingLeft(Transaction transaction, UUID bot) {
        var left = Uni.createFrom().item(false);
        for (var rest : rests) {
            left = left.chain(before -> before ? Uni.createFrom().item(true) : rest.apply(transaction, bot));
        }
        return left;
    }

    private static Uni<Integer> none() {
        return Uni.createFrom().item(0);
    }
}
