package dev.beseda.llm.replies.work;

import static dev.beseda.contracts.llm.LlmSettings.Kind.LLAMA_CPP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.llm.replies.WantedRows;
import dev.beseda.llm.replies.rules.Halt;
import dev.beseda.testkit.Infrastructure;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may write which reply, in a database in which nobody works.
class LeasesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID CLUB = new UUID(1, 2);
    private static final int MOST_OF_A_BOT = 4;

    private static final String INSERT = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at)
            values ($1, $1, $2, $3, 7, $4, '{1}',
                '{"askings": [{"ticket": 1, "text": "Hello", "asked_at": "2026-05-01T12:00:00Z"}],
                  "instructions": "", "language": "en", "variables": {}}',
                now() + make_interval(secs => $5), now() + make_interval(secs => $5))
            """;

    /// A server writes as many replies at once as the last figure of its port says.
    private static final Servers SERVERS = new Servers(
            endpoint -> endpoint.isLocal() ? OptionalInt.of(endpoint.base().getPort() % 10) : OptionalInt.empty());

    private static Vertx vertx;
    private static Pool pool;
    private static Leases leases;

    private int replies;

    @BeforeAll
    static void open() throws IOException {
        var settings = Infrastructure.settingsWithFreshDatabase();
        var options = PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url"))
                .setUser(settings.get("quarkus.datasource.username"))
                .setPassword(settings.get("quarkus.datasource.password"));
        vertx = Vertx.vertx();
        pool = Pool.newInstance(
                io.vertx.sqlclient.Pool.pool(vertx.getDelegate(), options, new PoolOptions().setMaxSize(4)));
        wait(pool.query(migration()).execute());
        leases = new Leases(new Transactions(pool), new WantedRows(json()), SERVERS, config());
    }

    @AfterAll
    static void close() {
        wait(pool.close());
        wait(vertx.close());
    }

    @BeforeEach
    void empty() {
        run("delete from reply", Tuple.tuple());
    }

    private static String migration() throws IOException {
        try (var script = LeasesIT.class.getResourceAsStream("/db/migration/V002__create_reply.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .build();
    }

    private static RepliesConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RepliesConfig.class)
                .withDefaultValue("llm.replies.most-of-a-bot", String.valueOf(MOST_OF_A_BOT))
                .build()
                .getConfigMapping(RepliesConfig.class);
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private static RowSet<Row> run(String sql, Tuple values) {
        return wait(pool.preparedQuery(sql).execute(values));
    }

    /// A reply to somebody, each in a conversation of its own; the later ones are wanted later.
    private UUID wanted(UUID bot, long person) {
        return wanted(bot, person, UUID.randomUUID(), replies++ - 1_000);
    }

    private static UUID wanted(UUID bot, long person, UUID conversation, double seconds) {
        var reply = UUID.randomUUID();
        run(INSERT, Tuple.of(reply, bot, conversation, person, seconds));
        return reply;
    }

    private static List<Lease> take(int most) {
        return wait(leases.take(most, Set.of()));
    }

    private static List<UUID> ids(List<Lease> taken) {
        return taken.stream().map(Lease::reply).toList();
    }

    private static void runOut(UUID reply) {
        run("update reply set leased_until = now() - interval '1 second' where id = $1", Tuple.of(reply));
    }

    @Test
    void aBotWithALongLineLeavesPlacesToTheOthers() {
        for (int one = 0; one < 20; one++) {
            wanted(SHOP, one);
        }
        wanted(CLUB, 1);
        wanted(CLUB, 2);

        var taken = take(4);

        assertThat(taken.stream()
                        .collect(Collectors.groupingBy(
                                lease -> lease.wanted().talk().bot(), Collectors.counting())))
                .isEqualTo(Map.of(SHOP, 2L, CLUB, 2L));
    }

    @Test
    void aBotHasNoMoreUnderWayThanItMay() {
        for (int one = 0; one < 10; one++) {
            wanted(SHOP, one);
        }

        assertThat(take(100)).hasSize(MOST_OF_A_BOT);
        assertThat(take(100)).isEmpty();
    }

    @Test
    void whatAServerHasNoPlaceForWaitsAndTakesNoPlaceOfOthers() {
        SERVERS.learn(SHOP, served(8003));
        SERVERS.learn(CLUB, served(8003));
        for (int one = 0; one < 5; one++) {
            wanted(SHOP, one);
            wanted(CLUB, one);
        }
        var elsewhere = wanted(UUID.randomUUID(), 1);

        var taken = take(100);
        var more = take(100);

        SERVERS.learn(SHOP, Scripted.ENDPOINT);
        SERVERS.learn(CLUB, Scripted.ENDPOINT);
        assertThat(ids(taken)).hasSize(4).contains(elsewhere);
        assertThat(more).isEmpty();
    }

    private static Endpoint served(int port) {
        var base = URI.create("http://127.0.0.1:" + port);
        return new Endpoint(LLAMA_CPP, base, Optional.empty(), "a model", Scripted.ENDPOINT.sampling(), true);
    }

    @Test
    void aPersonWithManyTalksLeavesPlacesToTheOthers() {
        for (int one = 0; one < 10; one++) {
            wanted(SHOP, 1);
        }
        var other = wanted(SHOP, 2);

        var taken = take(2);

        assertThat(ids(taken)).hasSize(2).contains(other);
    }

    @Test
    void aReplyWaitsForTheOneBeforeItInItsConversation() {
        var conversation = UUID.randomUUID();
        var first = wanted(SHOP, 1, conversation, -10);
        var taken = take(10);
        var second = wanted(SHOP, 1, conversation, -5);

        assertThat(ids(taken)).containsExactly(first);
        assertThat(take(10)).isEmpty();

        run("update reply set ended_at = now(), request = null, ending = 'whole' where id = $1", Tuple.of(first));
        assertThat(ids(take(10))).containsExactly(second);
    }

    @Test
    void whatIsNotDueYetIsNotTaken() {
        wanted(SHOP, 1, UUID.randomUUID(), 60);

        assertThat(take(10)).isEmpty();
        var ahead = wait(leases.ahead());
        assertThat(ahead.anyWaits()).isFalse();
        assertThat(ahead.next()).hasValueSatisfying(next -> assertThat(next).isAfter(Instant.now()));
    }

    @Test
    void whoWaitsForTheReplyBeforeIsKnownOf() {
        var conversation = UUID.randomUUID();
        wanted(SHOP, 1, conversation, -10);
        take(10);
        wanted(SHOP, 1, conversation, -5);

        var ahead = wait(leases.ahead());

        assertThat(take(10)).isEmpty();
        assertThat(ahead).isEqualTo(new Leases.Ahead(Optional.empty(), true));
    }

    @Test
    void aReplyIsGivenToOneOfManyWhoWantItAtOnce() {
        var all = new ArrayList<UUID>();
        for (int bot = 0; bot < 30; bot++) {
            all.add(wanted(UUID.randomUUID(), 1));
        }

        var takers = new ArrayList<Uni<List<Lease>>>();
        for (int taker = 0; taker < 8; taker++) {
            takers.add(leases.take(10, Set.of()));
        }
        var taken = new ArrayList<>(wait(Uni.join().all(takers).andFailFast()).stream()
                .flatMap(List::stream)
                .toList());
        taken.addAll(take(100));

        assertThat(ids(taken)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whoWasNotHeardOfForTooLongLosesTheReplyForGood() {
        wanted(SHOP, 1);
        var lost = take(1).getFirst();
        runOut(lost.reply());

        var found = take(1).getFirst();

        assertThat(found.reply()).isEqualTo(lost.reply());
        assertThat(found.attempts()).isEqualTo(2);
        assertThat(wait(leases.renew(List.of(lost, found)))).containsOnlyKeys(found.reply());
        assertThat(wait(leases.renew(List.of(lost)))).isEmpty();
    }

    @Test
    void whoStillHasAReplyInItsHandsDoesNotTakeItTwice() {
        wanted(SHOP, 1);
        var held = take(1).getFirst();
        runOut(held.reply());

        assertThat(wait(leases.take(10, Set.of(held.reply())))).isEmpty();
        assertThat(wait(leases.renew(List.of(held)))).containsOnlyKeys(held.reply());
    }

    @Test
    void aReplyThatIsReleasedIsTakenAtOnceAndTheTimeDoesNotCount() {
        wanted(SHOP, 1);
        wait(leases.release(take(1)));

        var taken = take(1);

        assertThat(taken)
                .singleElement()
                .satisfies(lease -> assertThat(lease.attempts()).isEqualTo(1));
    }

    @Test
    void whoRenewsALeaseLearnsThatTheReplyIsToEnd() {
        wanted(SHOP, 1);
        var lease = take(1).getFirst();
        run("update reply set halt = 'forget' where id = $1", Tuple.of(lease.reply()));

        assertThat(wait(leases.renew(List.of(lease)))).isEqualTo(Map.of(lease.reply(), Optional.of(Halt.FORGET)));
    }
}
