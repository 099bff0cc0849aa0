package dev.beseda.kit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.InfrastructureResource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardsIT {
    private static final Uni<Void> AT_ONCE = Uni.createFrom().voidItem();
    private static final Set<Integer> ALL = IntStream.range(0, 16).boxed().collect(Collectors.toUnmodifiableSet());

    private static final Vertx VERTX = Vertx.vertx();
    private static Map<String, String> settings;
    private static PgConnectOptions database;
    private static FaultProxy line;

    private final Map<Integer, Replica> holders = new ConcurrentHashMap<>();
    private final Queue<String> sharedShards = new ConcurrentLinkedQueue<>();
    private final List<Shards> opened = new ArrayList<>();
    private Shards.Work work;

    /// A replica as its listener sees it. Nothing of a shard may be left with one when another gains it.
    private final class Replica implements Shards.ShardListener {
        final AtomicInteger losses = new AtomicInteger();
        volatile Uni<Void> farewell = AT_ONCE;
        volatile Set<Integer> leaving = Set.of();

        /// Its connection is broken: the database may know it before the replica does.
        volatile boolean cutOff;

        @Override
        public void gained(Set<Integer> shards) {
            shards.stream()
                    .filter(shard -> isKept(holders.put(shard, this)))
                    .forEach(shard -> sharedShards.add("two hold " + shard));
        }

        private static boolean isKept(@Nullable Replica former) {
            return former != null && !former.cutOff;
        }

        @Override
        public Uni<Void> leaving(Set<Integer> shards) {
            leaving = shards;
            return farewell.invoke(() -> shards.forEach(holders::remove));
        }

        @Override
        public void lost() {
            losses.incrementAndGet();
            holders.values().removeIf(this::equals);
        }
    }

    @BeforeAll
    static void findDatabase() {
        settings = new InfrastructureResource().start();
        database = new DatabaseAddress(config(settings)).options();
        line = FaultProxy.to(database.getHost(), database.getPort());
    }

    @AfterAll
    static void stop() {
        line.close();
        VERTX.closeAndAwait();
    }

    @BeforeEach
    void nameWork() {
        line.mend();
        work = new Shards.Work("work " + UUID.randomUUID(), ALL.size());
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Shards::close);
        assertThat(sharedShards).isEmpty();
    }

    private static Config config(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }

    private Shards open(Shards.ShardListener bearer) {
        return open(bearer, settings);
    }

    private Shards openOverTheLine(Shards.ShardListener bearer) {
        var overTheLine = new HashMap<>(settings);
        overTheLine.computeIfPresent(
                "quarkus.datasource.reactive.url",
                (name, url) -> url.replace(":" + database.getPort(), ":" + line.port()));
        return open(bearer, overTheLine);
    }

    private Shards open(Shards.ShardListener bearer, Map<String, String> values) {
        var shards = new Shards(VERTX, new DatabaseAddress(config(values)), work, bearer);
        opened.add(shards);
        shards.open();
        return shards;
    }

    /// How many locks of the work the database knows, those of presence left out.
    private int locks() {
        var sql = "select count(*)::int from pg_locks where locktype = 'advisory' and granted"
                + " and classid = $1::bigint::oid and objid < 1000000::bigint::oid";
        var connection = PgConnection.connectAndAwait(VERTX, database);
        try {
            return connection
                    .preparedQuery(sql)
                    .executeAndAwait(Tuple.of((long) work.lockClass()))
                    .iterator()
                    .next()
                    .getInteger(0);
        } finally {
            connection.closeAndAwait();
        }
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(claim);
    }

    @Test
    void aReplicaThatIsAloneHoldsEverything() {
        var only = open(new Replica());

        eventually(() -> assertThat(only.held()).isEqualTo(ALL));
        assertThat(only.holds(7)).isTrue();
        assertThat(only.holds(16)).isFalse();
    }

    @Test
    void twoReplicasShareFairlyAndNoShardHasTwoHolders() {
        var first = open(new Replica());
        eventually(() -> assertThat(first.held()).isEqualTo(ALL));

        var second = open(new Replica());

        eventually(() -> {
            assertThat(first.held()).hasSize(8);
            assertThat(second.held()).hasSize(8);
            assertThat(second.held()).doesNotContainAnyElementsOf(first.held());
        });
    }

    @Test
    void whatAClosedReplicaHeldGoesToTheOther() {
        var first = open(new Replica());
        eventually(() -> assertThat(first.held()).isEqualTo(ALL));
        var leaver = new Replica();
        var second = open(leaver);
        eventually(() -> assertThat(holders.values()).filteredOn(leaver::equals).hasSize(8));

        holders.values().removeIf(leaver::equals);
        second.close();

        eventually(() -> assertThat(first.held()).isEqualTo(ALL));
        assertThat(leaver.losses).hasValue(0);
    }

    @Test
    void aReplicaWhoseConnectionBreaksLosesEverythingToTheOtherAndComesBack() {
        var cutOff = new Replica();
        var first = openOverTheLine(cutOff);
        eventually(() -> assertThat(first.held()).isEqualTo(ALL));
        var second = open(new Replica());
        eventually(() -> assertThat(second.held()).hasSize(8));

        cutOff.cutOff = true;
        line.cut();

        eventually(() -> assertThat(cutOff.losses).hasValue(1));
        eventually(() -> assertThat(second.held()).isEqualTo(ALL));
        assertThat(first.held()).isEmpty();

        cutOff.cutOff = false;
        line.mend();

        eventually(() -> {
            assertThat(first.held()).hasSize(8);
            assertThat(second.held()).hasSize(8);
        });
    }

    @Test
    void aReplicaThatHearsNothingMoreOfTheDatabaseTrustsInNoShard() {
        var cutOff = new Replica();
        var shards = openOverTheLine(cutOff);
        eventually(() -> assertThat(shards.held()).isEqualTo(ALL));

        line.fallSilent();

        eventually(() -> assertThat(cutOff.losses).hasValue(1));
        assertThat(shards.held()).isEmpty();
    }

    @Test
    void aShardIsLetGoOnlyWhenItsListenerHasLeftIt() {
        var slow = new Replica();
        var farewell = new ConcurrentLinkedQueue<Runnable>();
        slow.farewell = Uni.createFrom().emitter(end -> farewell.add(() -> end.complete(null)));
        var first = open(slow);
        eventually(() -> assertThat(first.held()).isEqualTo(ALL));

        var second = open(new Replica());
        eventually(() -> assertThat(farewell).hasSize(1));

        assertThat(slow.leaving).hasSize(8);
        assertThat(first.held()).hasSize(8).doesNotContainAnyElementsOf(slow.leaving);
        assertThat(second.held()).isEmpty();
        assertThat(locks()).isEqualTo(16);

        farewell.remove().run();

        eventually(() -> assertThat(second.held()).isEqualTo(slow.leaving));
    }
}
