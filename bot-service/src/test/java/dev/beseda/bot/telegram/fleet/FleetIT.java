package dev.beseda.bot.telegram.fleet;

import static dev.beseda.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the fleet doctor sees and mends.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class FleetIT {
    /// The doctor looks at five bots in a second, and those of other tests may wait before ours.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// So that the looks of the doctor's rounds do not use them up.
    private static final int MANY = 1_000;

    @Inject
    Pool pool;

    private final Api api = Api.as(UUID.randomUUID(), "owner");

    @Test
    void aBotThatIsAsItShouldBeIsWell() {
        var bot = connected(Telegram.bot());

        var health = health(bot);

        assertThat(health)
                .hasStatus(200)
                .has("findings", List.of())
                .has("delivery", "webhook")
                .has("pending", 0);
        assertThat(health.<String>path("username")).isNotBlank();
        assertThat(health.<String>path("looked_at")).isNotBlank();
    }

    @Test
    void aNameThatALookLearnsIsNoticedByRunningConversationsOnce() {
        var bot = connected(Telegram.bot());
        long before = one("update bot set username = 'old_name' where id = $1 returning revision", bot)
                .getLong("revision");

        var seen = health(bot).<String>path("username");
        health(bot);

        var named = one("select username, revision from bot where id = $1", bot);
        assertThat(named.getString("username")).isEqualTo(seen).isNotEqualTo("old_name");
        assertThat(named.getLong("revision")).isEqualTo(before + 1);
    }

    private Row one(String sql, UUID bot) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(bot))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    @Test
    void aWebhookOfSomebodyElseIsTakenBack() {
        var token = Telegram.bot();
        var bot = connected(token);
        Telegram.call(token, "setWebhook", Map.of("url", "https://thief.example/secret"));

        var found = health(bot);
        var repaired = repair(bot);

        assertThat(codes(found)).containsExactly("foreign_webhook");
        assertThat(found).has("findings[0].severity", "error").has("findings[0].repairable", true);
        assertThat(found.asString()).contains("thief.example").doesNotContain("/secret");
        assertThat(repaired).has("did[0].action", "webhook_set").has("health.findings", List.of());
        assertThat(Telegram.webhookInfo(token).<String>path("result.url")).endsWith("/telegram/" + bot);
    }

    @Test
    void aLostWebhookIsSetAgain() {
        var token = Telegram.bot();
        var bot = connected(token);
        Telegram.call(token, "deleteWebhook", Map.of());

        assertThat(codes(health(bot))).containsExactly("no_webhook");

        assertThat(repair(bot)).has("did[0].action", "webhook_set").has("health.findings", List.of());
    }

    @Test
    void updatesThatTelegramKeepsBackAreAskedForAgain() {
        var token = Telegram.bot();
        var bot = connected(token);
        var ours = Telegram.webhookInfo(token).<String>path("result.url");
        Telegram.call(token, "setWebhook", Map.of("url", ours, "allowed_updates", List.of("message")));

        assertThat(codes(health(bot))).containsExactly("wrong_allowed_updates");

        assertThat(repair(bot)).has("health.findings", List.of());
    }

    @Test
    void aRevokedTokenCannotBeRepairedFromHere() {
        var token = Telegram.bot();
        var bot = connected(token);
        Telegram.revoke(token);

        var repaired = repair(bot);

        assertThat(repaired).hasStatus(200).has("did", List.of()).has("health.findings[0].code", "token_revoked");
    }

    @Test
    void aListShowsTheBotsWithAProblemPageByPage() {
        var lost = List.of(Telegram.bot(), Telegram.bot(), Telegram.bot());
        var bots = lost.stream().map(this::connected).toList();
        connected(Telegram.bot());
        lost.forEach(token -> Telegram.call(token, "deleteWebhook", Map.of()));

        // A round that began before may end after our look, and the fourth may have been seen in the moment before its
        // webhook was set: a change brings it back.
        await().atMost(PATIENCE).until(() -> {
            bots.forEach(this::health);
            return ids(api.get("/api/fleet/health?problem=no_webhook")).equals(bots);
        });
        var first = api.get("/api/fleet/health/?problem=no_webhook&limit=2");
        var second = api.get("/api/fleet/health?problem=no_webhook&limit=2&cursor={next}", first.<String>path("next"));

        assertThat(ids(first)).isEqualTo(bots.subList(0, 2));
        assertThat(ids(second)).isEqualTo(bots.subList(2, 3));
        assertThat(api.get("/api/fleet/health").jsonPath().getList("items")).hasSize(4);
        assertThat(api.get("/api/fleet/health?problem=bad_mood")).isBadField("problem");
    }

    @Test
    void theDoctorGoesRoundUnasked() {
        var bot = connected(Telegram.bot());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/fleet/health").<String>path("items[0].looked_at"))
                        .isNotBlank());
        assertThat(ids(api.get("/api/fleet/health"))).containsExactly(bot);
    }

    @Test
    void aSilentTelegramIsAFindingAndNoFailure() {
        var token = Telegram.bot();
        var bot = connected(token);
        Telegram.fail(token, "getWebhookInfo", "connection_reset", MANY);

        assertThat(codes(health(bot))).containsExactly("telegram_silent");
    }

    private UUID connected(String token) {
        var bot = Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", token)));
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);
        return bot;
    }

    private Response health(UUID bot) {
        return api.get("/api/bots/{id}/health/", bot);
    }

    private Response repair(UUID bot) {
        return api.post("/api/bots/" + bot + "/repair/");
    }

    private static List<String> codes(Response health) {
        return health.jsonPath().getList("findings.code", String.class);
    }

    private static List<UUID> ids(Response page) {
        return page.jsonPath().getList("items.bot_id", UUID.class);
    }
}
