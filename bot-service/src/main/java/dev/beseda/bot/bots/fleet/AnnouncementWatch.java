package dev.beseda.bot.bots.fleet;

import dev.beseda.contracts.Topics;
import dev.beseda.kit.kafka.KafkaAdmin;
import dev.beseda.kit.kafka.TopicState;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Sees when Kafka has lost what it knew of the bots, and announces all of them: a topic that was made anew, or
/// one that is empty though there are bots.
@ApplicationScoped
class AnnouncementWatch {
    private static final Set<String> TOPICS = Set.of(Topics.BOTS_REGISTRY, Topics.BOTS_LLM);

    /// One replica takes the work. What was announced a moment ago may still be on its way to Kafka.
    private static final String CLAIM = """
            update announcement set claimed_until = now() + interval '1 minute'
            where claimed_until < now()
                and (topics <> $1
                    or $2 and announced_at < now() - interval '30 seconds' and exists (select 1 from bot))
            returning only_one
            """;
    private static final String ANNOUNCED =
            "update announcement set topics = $1, announced_at = now(), claimed_until = '-infinity'";

    private final KafkaAdmin kafka;
    private final Transactions transactions;
    private final Announcements announcements;

    AnnouncementWatch(KafkaAdmin kafka, Transactions transactions, Announcements announcements) {
        this.kafka = kafka;
        this.transactions = transactions;
        this.announcements = announcements;
    }

    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> look() {
        // While Kafka or PostgreSQL is away there is nothing to see; the next look sees it.
        return kafka.look(TOPICS)
                .chain(this::compare)
                .onFailure()
                .invoke(failure -> Log.debugf("What Kafka knows of the bots can't be seen: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> compare(Map<String, TopicState> found) {
        var ids = ids(found);
        var empty = found.values().stream().anyMatch(topic -> topic.end() == 0);
        return transactions
                .run(CLAIM, Tuple.of(ids, empty))
                .chain(claimed -> claimed.size() == 0 ? Uni.createFrom().voidItem() : announce(ids));
    }

    private Uni<Void> announce(String ids) {
        return announcements
                .announceAll()
                .invoke(bots -> Log.infof("Kafka has new topics for the bots: %d were announced", bots))
                .chain(() -> transactions.run(ANNOUNCED, Tuple.of(ids)))
                .replaceWithVoid();
    }

    private static String ids(Map<String, TopicState> found) {
        return new TreeMap<>(found)
                .entrySet().stream()
                        .map(topic -> topic.getKey() + ":" + topic.getValue().id())
                        .collect(Collectors.joining(" "));
    }
}
