package dev.beseda.bot.telegram.polling;

import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.bots.fleet.Fleet;
import dev.beseda.kit.concurrency.WorkLoop;
import dev.beseda.kit.postgres.ShardedWork;
import dev.beseda.kit.postgres.Shards;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Polls for every bot that has no webhook and wants its updates: each bot by the one replica that holds its shard.
@ApplicationScoped
class Polling implements Shards.ShardListener {
    private static final int LEAVING_SECONDS = 5;

    private final WorkLoop workLoop = new WorkLoop("polling", this::look);
    private final Map<UUID, PollStatus> kept = new HashMap<>();
    private final PollLoops loops;
    private final Fleet fleet;
    private final Polls polls;
    private final Shards shards;

    Polling(PollLoops loops, Fleet fleet, Polls polls, BotNews news, ShardedWork work) {
        this.loops = loops;
        this.fleet = fleet;
        this.polls = polls;
        this.shards = work.share(new Shards.Work("telegram polling", Fleet.SHARDS), this);
        news.listen(workLoop::wake);
    }

    void start(@Observes StartupEvent begun) {
        shards.open();
    }

    void stop(@Observes ShutdownEvent ended) {
        workLoop.close();
        loops.stop(bot -> true)
                .completeOnTimeout(null, LEAVING_SECONDS, TimeUnit.SECONDS)
                .join();
        shards.close();
    }

    @Override
    public void gained(Set<Integer> gained) {
        workLoop.wake();
    }

    @Override
    public Uni<Void> leaving(Set<Integer> leaving) {
        return Uni.createFrom().completionStage(() -> loops.stop(bot -> leaving.contains(Fleet.shardOf(bot))));
    }

    @Override
    public void lost() {
        CompletableFuture<Void> unused = loops.stop(bot -> true);
    }

    /// Keeps how the polls go, and sees what no news told of.
    @Scheduled(every = "2s", delayed = "2s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        workLoop.wake();
    }

    private Uni<Void> look() {
        return fleet.polling(shards.held()).chain(this::adjust).chain(this::keep);
    }

    private Uni<Void> adjust(Map<UUID, Long> wanted) {
        CompletableFuture<Void> unused = loops.stop(bot -> !wanted.containsKey(bot));
        var fresh = loops.unknown(wanted);
        return fresh.isEmpty() ? Uni.createFrom().voidItem() : begin(fresh, wanted);
    }

    private Uni<Void> begin(Collection<UUID> bots, Map<UUID, Long> revisions) {
        return Uni.combine()
                .all()
                .unis(fleet.get(bots), polls.get(bots))
                .asTuple()
                .invoke(found ->
                        loops.begin(found.getItem1(), found.getItem2(), bot -> shards.holds(Fleet.shardOf(bot))))
                .invoke(found -> loops.know(revisions))
                .replaceWithVoid();
    }

    private Uni<Void> keep() {
        var statuses = loops.statuses();
        kept.keySet().retainAll(statuses.keySet());
        var changed = new HashMap<>(statuses);
        changed.entrySet().removeIf(status -> status.getValue().equals(kept.get(status.getKey())));
        return polls.save(changed).invoke(() -> kept.putAll(changed));
    }
}
