package dev.beseda.bot.telegram.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.telegram.FakeTelegram;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Dispatch;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of deliveries while Telegram does not know the bot's token.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(FakeTelegram.class)
class RevokedTokenIT {
    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    private final Api api = Api.ofNewWorkspace();
    private final String token = Api.freshToken();
    private UUID bot;

    @BeforeEach
    void make() {
        bot = Api.created(api.post("/api/bots", Map.of("name", "Revoked", "token", token)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404})
    void noReplyIsLostBetweenTheOldTokenAndTheNewOne(int status) {
        put(Lane.REPLY, 1);
        eventually(() -> assertThat(states()).containsExactly("sent"));
        revoke(status);
        put(Lane.REPLY, 20);
        eventually(() -> assertThat(sent(token)).contains(String.valueOf(status)));

        var fresh = Api.freshToken();
        changeTo(fresh);

        eventually(() -> assertThat(states()).hasSize(21).containsOnly("sent"));
        assertThat(sent(fresh)).hasSize(20).containsOnly("200");
    }

    @Test
    void aTokenThatWasChangedBeforeTheCallIsUsedAtOnce() {
        put(Lane.REPLY, 1);
        eventually(() -> assertThat(states()).containsExactly("sent"));
        var fresh = Api.freshToken();

        changeTo(fresh);
        revoke(401);
        put(Lane.REPLY, 20);

        eventually(() -> assertThat(states()).hasSize(21).containsOnly("sent"));
        assertThat(sent(fresh)).hasSize(20);
    }

    @Test
    void aBroadcastWithARevokedTokenWaitsForTheNewOneAndDoesNotHammer() {
        revoke(401);
        put(Lane.BROADCAST, 300);
        eventually(() -> assertThat(sent(token)).isNotEmpty());

        await().during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(30))
                .until(() -> sent(token).size() < 30);
        assertThat(states()).hasSize(300).isSubsetOf("queued", "sending");
        var fresh = Api.freshToken();
        changeTo(fresh);

        eventually(() -> assertThat(states()).containsOnly("sent"));
        assertThat(sent(fresh)).hasSize(300);
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(FlowBot.PATIENCE).untilAsserted(claim);
    }

    private void changeTo(String fresh) {
        api.request()
                .body(Map.of("token", fresh))
                .patch("/api/bots/" + bot)
                .then()
                .statusCode(200);
    }

    private List<String> states() {
        var rows = pool.preparedQuery("select state from delivery where bot_id = $1")
                .execute(Tuple.of(bot))
                .await()
                .atMost(FlowBot.PATIENCE);
        return rows.stream().map(row -> row.getString(0)).toList();
    }

    private void put(Lane lane, int count) {
        var deliveries = LongStream.range(0, count)
                .mapToObj(chat -> new Delivery(
                        Ids.next(),
                        new Destination(bot, 1 + chat),
                        lane,
                        Call.SendMessage.plain("Hello"),
                        Instant.now()))
                .toList();
        transactions
                .in(transaction -> dispatch.put(transaction, deliveries))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    private void revoke(int status) {
        FakeTelegram.ask("/revoke/" + token + "/" + status);
    }

    /// The status of each message that somebody wanted to send with this token.
    private static List<String> sent(String with) {
        return FakeTelegram.ask("/sent/" + with).lines().toList();
    }
}
