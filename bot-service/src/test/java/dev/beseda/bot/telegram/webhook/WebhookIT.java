package dev.beseda.bot.telegram.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class WebhookIT {
    private final Api api = Api.ofNewWorkspace();

    @Test
    void telegramLearnsWhereToDeliver() {
        var token = Telegram.bot();
        var bot = botWith(token);

        var set = api.post("/api/bots/" + bot + "/set_webhook/");

        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        assertThat(set.<String>path("webhook_url")).endsWith("/telegram/" + bot);
        var known = Telegram.webhookInfo(token);
        assertThat(known.<String>path("result.url")).isEqualTo(set.path("webhook_url"));
        assertThat(known.jsonPath().getList("result.allowed_updates", String.class))
                .containsExactlyInAnyOrderElementsOf(HandledUpdates.KINDS);
    }

    @Test
    void aTokenTelegramDoesNotKnowIsRefusedInItsWords() {
        var token = Telegram.bot();
        var bot = botWith(token);
        Telegram.revoke(token);

        var refused = api.post("/api/bots/" + bot + "/set_webhook");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("detail")).isEqualTo("Telegram refused the webhook: Unauthorized");
        assertThat(api.get("/api/bots/{id}", bot).<String>path("webhook_url")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_error", "html_error", "empty_body", "connection_reset", "too_many_requests"})
    void anOutageOfTelegramChangesNothing(String fault) {
        var token = Telegram.bot();
        var bot = botWith(token);
        Telegram.fail(token, "setWebhook", fault, 1);

        var failed = api.post("/api/bots/" + bot + "/set_webhook");

        assertThat(failed.statusCode()).as(failed.asString()).isEqualTo(502);
        assertThat(failed.<String>path("detail")).startsWith("Telegram").endsWith("try again later");
        assertThat(failed.asString()).doesNotContain(token);
        assertThat(api.get("/api/bots/{id}", bot).<String>path("webhook_url")).isNull();
    }

    @Test
    void anotherTokenIsAnotherBotAndHasNoWebhookYet() {
        var bot = botWith(Telegram.bot());
        api.post("/api/bots/" + bot + "/set_webhook").then().statusCode(200);

        var changed = api.put("/api/bots/" + bot, Map.of("name", "Bot", "token", Telegram.bot()));

        assertThat(changed.<String>path("webhook_url")).isNull();
    }

    private UUID botWith(String token) {
        return Api.created(api.post("/api/bots", Map.of("name", "Bot", "token", token)));
    }
}
