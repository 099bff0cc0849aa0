package dev.beseda.llm.replies.leases;

import dev.beseda.kit.postgres.Transactions;
import dev.beseda.llm.replies.PendingReplyRows;
import dev.beseda.llm.replies.RepliesConfig;
import dev.beseda.testkit.FaultProxy;
import dev.beseda.testkit.Infrastructure;
import dev.beseda.testkit.faults.wire.Protocol;
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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Replies in a database in which nobody works, empty before each test, and replicas that want to write them.
final class LeaseTable implements BeforeEachCallback, AfterAllCallback {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final UUID SHOP = new UUID(1, 1);
    static final UUID CLUB = new UUID(1, 2);
    static final int MOST_OF_A_BOT = 4;

    private static final String INSERT = """
            insert into reply (id, workspace_id, bot_id, conversation_id, chat_id, person_id, tickets, request,
                wanted_at, due_at)
            values ($1, $1, $2, $3, 7, $4, '{1}',
                '{"askings": [{"ticket": 1, "text": "Hello", "asked_at": "2026-05-01T12:00:00Z"}],
                  "instructions": "", "language": "en", "variables": {}}',
                now() + make_interval(secs => $5), now() + make_interval(secs => $5))
            """;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final Pool far;
    private final FaultProxy proxy;

    /// A server writes as many replies at once as the last figure of its port says.
    private final Servers servers = new Servers(
            endpoint -> endpoint.isLocal() ? OptionalInt.of(endpoint.base().getPort() % 10) : OptionalInt.empty());

    private int replies;

    LeaseTable() {
        var settings = Infrastructure.settingsWithFreshDatabase();
        var address = URI.create(settings.get("quarkus.datasource.reactive.url"));
        pool = pool(settings, address.getHost(), address.getPort());
        proxy = FaultProxy.to(address.getHost(), address.getPort(), Protocol.POSTGRES);
        far = pool(settings, "127.0.0.1", proxy.port());
        run(migration("V002__create_reply"));
        run("alter table reply add column unreadable_since timestamptz");
    }

    private Pool pool(Map<String, String> settings, String host, int port) {
        var options = PgConnectOptions.fromUri(settings.get("quarkus.datasource.reactive.url"))
                .setUser(settings.get("quarkus.datasource.username"))
                .setPassword(settings.get("quarkus.datasource.password"))
                .setHost(host)
                .setPort(port);
        return Pool.newInstance(
                io.vertx.sqlclient.Pool.pool(vertx.getDelegate(), options, new PoolOptions().setMaxSize(4)));
    }

    /// The leases as a replica of its own sees them.
    Leases replica() {
        return leases(pool, config());
    }

    /// The same, beyond a line that can be broken.
    Leases farReplica() {
        return leases(far, config());
    }

    private Leases leases(Pool way, RepliesConfig config) {
        var transactions = new Transactions(way);
        var unreadableReplies = new UnreadableReplies(
                transactions, (transaction, messages) -> Uni.createFrom().voidItem(), config);
        return new Leases(transactions, new PendingReplyRows(), servers, unreadableReplies, config);
    }

    FaultProxy line() {
        return proxy;
    }

    Servers servers() {
        return servers;
    }

    Pool pool() {
        return pool;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        run("delete from reply");
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        done(pool.close());
        done(far.close());
        proxy.close();
        done(vertx.close());
    }

    private static String migration(String name) {
        try (var script = LeaseTable.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static RepliesConfig config() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(RepliesConfig.class)
                .withDefaultValue("llm.replies.most-of-a-bot", String.valueOf(MOST_OF_A_BOT))
                .build()
                .getConfigMapping(RepliesConfig.class);
    }

    static <T> T done(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    void run(String sql) {
        done(pool.query(sql).execute());
    }

    RowSet<Row> run(String sql, Tuple values) {
        return done(pool.preparedQuery(sql).execute(values));
    }

    /// A reply to somebody, each in a conversation of its own; the later ones are wanted later.
    UUID wanted(UUID bot, long person) {
        return wanted(bot, person, UUID.randomUUID(), replies++ - 1_000);
    }

    UUID wanted(UUID bot, long person, UUID conversation, double seconds) {
        var reply = UUID.randomUUID();
        run(INSERT, Tuple.of(reply, bot, conversation, person, seconds));
        return reply;
    }

    static List<Lease> take(Leases leases, int most) {
        return done(leases.take(UUID.randomUUID(), most, Set.of()));
    }

    static List<UUID> ids(List<Lease> taken) {
        return taken.stream().map(Lease::reply).toList();
    }

    void runOut(UUID reply) {
        run("update reply set leased_until = now() - interval '1 second' where id = $1", Tuple.of(reply));
    }
}
