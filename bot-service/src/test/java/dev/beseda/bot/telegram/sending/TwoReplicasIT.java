package dev.beseda.bot.telegram.sending;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.bots.BotNews;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.deliveries.ChatChanges;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.deliveries.FailureNotices;
import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import dev.beseda.kit.Ids;
import dev.beseda.kit.messaging.outbox.Outbox;
import dev.beseda.kit.postgres.Notifications;
import dev.beseda.kit.postgres.ShardedWork;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two replicas share the bots: what one decides the other sends, and either may take over from the other.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class TwoReplicasIT {
    private static final int CHATS = 60;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Deliveries deliveries;

    @Inject
    OpenDeliveries open;

    @Inject
    Dispatch dispatch;

    @Inject
    ChatChanges changes;

    @Inject
    FailureNotices failureNotices;

    @Inject
    Outbox outbox;

    @Inject
    SendMetrics metrics;

    @Inject
    Notifications notifications;

    @Inject
    ShardedWork work;

    @Inject
    BotNews news;

    @Inject
    Vertx vertx;

    @Inject
    Clock clock;

    private Dispatch rival;

    /// The rival, which is made after its sender.
    private final Supply supply = new Supply() {
        @Override
        public void refill(Set<Pile> begun) {
            rival.refill(begun);
        }

        @Override
        public void takeBack(Pile refused) {
            rival.takeBack(refused);
        }
    };

    @BeforeEach
    void start() {
        var outcomes = new Outcomes(deliveries, changes, failureNotices, outbox, transactions);
        var sender = RivalSender.with(outcomes, supply);
        rival = new Dispatch(deliveries, outcomes, open, sender, metrics, notifications, work, news, vertx, clock);
        rival.start(new StartupEvent());
        eventually(() -> assertThat(IntStream.range(0, 64)
                        .mapToObj(number -> UUID.randomUUID())
                        .filter(rival::speaksFor))
                .hasSizeBetween(8, 56));
    }

    @AfterEach
    void stop() {
        rival.stop(new ShutdownEvent());
    }

    private static Delivery delivery(FlowBot bot, long chat, Lane lane, String text) {
        var to = new Destination(bot.id(), chat);
        return new Delivery(Ids.next(), to, lane, Call.SendMessage.plain(text), Instant.now());
    }

    private void put(Dispatch decides, List<Delivery> decided) {
        transactions
                .in(transaction -> decides.put(transaction, decided))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    private long count(FlowBot bot, String condition) {
        return pool.preparedQuery("select count(*) from delivery where bot_id = $1 and " + condition)
                .execute(Tuple.of(bot.id()))
                .await()
                .atMost(FlowBot.PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    /// The one decides first, and the other, which speaks for the bot, at once after it.
    @Test
    void whatIsDecidedFirstIsSaidFirstWhicheverReplicaDecidesAndBesideABroadcast() {
        var bot = FlowBot.withSurvey();
        var people = bot.people(CHATS);
        var mine = dispatch.speaksFor(bot.id()) ? dispatch : rival;
        var others = mine == dispatch ? rival : dispatch;
        put(
                mine,
                people.stream()
                        .map(person -> delivery(bot, person, Lane.BROADCAST, "Sale!"))
                        .toList());

        people.forEach(person -> {
            put(others, List.of(delivery(bot, person, Lane.REPLY, "one")));
            put(mine, List.of(delivery(bot, person, Lane.REPLY, "two")));
        });

        eventually(() -> assertThat(count(bot, "state = 'sent'")).isEqualTo(3L * CHATS));
        assertThat(people)
                .allSatisfy(person -> assertThat(bot.said(person).stream().filter(text -> !text.equals("Sale!")))
                        .containsExactly("one", "two"));
    }

    @Test
    void whoLosesItsLocksWhileCallsHangSaysNothingTwiceNorDoesWhoTakesOver() {
        var bots = Stream.generate(FlowBot::withSurvey).limit(4).toList();
        var people = new ArrayList<List<Long>>();
        for (var bot : bots) {
            people.add(bot.people(8));
            bot.fails("slow", Map.of("times", 8, "delay_millis", 8_000));
        }
        for (int place = 0; place < bots.size(); place++) {
            var bot = bots.get(place);
            put(
                    dispatch,
                    people.get(place).stream()
                            .map(person -> delivery(bot, person, Lane.REPLY, "Once"))
                            .toList());
        }
        eventually(() -> assertThat(bots)
                .allSatisfy(
                        bot -> assertThat(count(bot, "begun_at is not null")).isEqualTo(8)));

        loseLocks();

        for (int place = 0; place < bots.size(); place++) {
            var bot = bots.get(place);
            eventually(() -> assertThat(count(bot, "ended_at is not null")).isEqualTo(8));
            assertThat(count(bot, "state = 'sent' and attempts = 1 and unknown = 0"))
                    .isEqualTo(8);
            people.get(place).forEach(person -> bot.hasSaid(person, "Once"));
            assertThat(bot.calls()).hasSize(8);
        }
    }

    /// Until each shard is held by another than before, or by the same: whoever is quicker.
    private void loseLocks() {
        pool.query("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid in (select pid from pg_locks where locktype = 'advisory' and objsubid = 2)
                  and pid <> pg_backend_pid() and datname = current_database()""").executeAndAwait();
    }
}
