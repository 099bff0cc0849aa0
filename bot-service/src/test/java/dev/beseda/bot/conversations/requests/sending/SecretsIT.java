package dev.beseda.bot.conversations.requests.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.LossyDatabaseResource;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.kit.postgres.Rows;
import dev.beseda.kit.postgres.Transactions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets of a bot: how they are kept, and where they go.
@QuarkusTest
@WithTestResource(LossyDatabaseResource.class)
@WithTestResource(SimulatorResource.class)
@WithTestResource(ShopResource.class)
class SecretsIT {
    private static final String CRM = "https://crm.example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A query for every row of every table, as a text.
    private static final String ALL_ROWS = """
            select string_agg(format('select whole::text from %I as whole', relname), ' union all ')
            from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
            """;

    private final String value = "canary-" + UUID.randomUUID();

    @Inject
    Transactions transactions;

    @Test
    void aSecretGoesInAndOnlyItsNameComesOut() {
        var bot = new ScriptedBot();

        var put = put(bot.as("editor"), bot.id(), "crm_key", CRM + ":443/api");

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.<String>path("server")).isEqualTo(CRM);
        var list = bot.as("viewer").get("/api/bots/{id}/secrets", bot.id());
        assertThat(list.jsonPath().getList("items.name")).containsExactly("crm_key");
        assertThat(put.asString() + list.asString()).doesNotContain(value);
        assertThat(rows(bot.id())).isOne();
        assertThat(delete(bot.as("editor"), bot.id(), "crm_key").statusCode()).isEqualTo(204);
        assertThat(delete(bot.as("editor"), bot.id(), "crm_key").statusCode()).isEqualTo(404);
        assertThat(rows(bot.id())).isZero();
    }

    @Test
    void onlyEditorsOfItsWorkspaceChangeIt() {
        var bot = new ScriptedBot();
        put(bot.as("editor"), bot.id(), "crm_key", CRM);
        var stranger = Api.ofNewWorkspace();

        assertThat(List.of("viewer", "operator"))
                .allSatisfy(role -> assertThat(
                                put(bot.as(role), bot.id(), "crm_key", CRM).statusCode())
                        .isEqualTo(403));
        assertThat(delete(bot.as("operator"), bot.id(), "crm_key").statusCode()).isEqualTo(403);
        assertThat(put(stranger, bot.id(), "crm_key", CRM).statusCode()).isEqualTo(404);
        assertThat(delete(stranger, bot.id(), "crm_key").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/api/bots/{id}/secrets", bot.id()).statusCode())
                .isEqualTo(404);
        assertThat(rows(bot.id())).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "Crm, https://crm.example.com, name",
        "crm_key, crm.example.com, server",
        "crm_key, https://key@crm.example.com, server",
        "crm_key, http://crm.example.com, server",
        "crm_key, https://127.0.0.1, server"
    })
    void aSecretThatCouldNotBeUsedIsRefused(String name, String server, String field) {
        var bot = new ScriptedBot();

        var refused = put(bot.as("editor"), bot.id(), name, server);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Api.errors(refused)).containsOnlyKeys(field);
    }

    @Test
    void publishingAsksForASecretThatTheBotDoesNotHave() {
        var bot = new ScriptedBot();
        var editor = bot.as("editor");
        var scenario = editor.scenario(bot.id());
        var headers = Map.of("X-Api-Key", "{secret.crm_key}");
        editor.step(scenario, "http_request", Map.of("url", CRM + "/price", "headers", headers));

        var refused = editor.post("/api/scenarios/" + scenario + "/publish");
        put(editor, bot.id(), "crm_key", CRM);
        var published = editor.post("/api/scenarios/" + scenario + "/publish");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Api.errors(refused).keySet()).singleElement().asString().endsWith(".config.headers.X-Api-Key");
        assertThat(published.statusCode()).as(published.asString()).isBetween(200, 204);
        assertThat(editor.get("/api/bots/{id}/export", bot.id()).asString())
                .contains("{secret.crm_key}")
                .doesNotContain(value);
    }

    @Test
    void theServerIsSentTheSecretAndTheConversationKnowsItsNameAlone() {
        var bot = asking();
        put(bot.as("editor"), bot.id(), "crm_key", ShopResource.url());
        long ada = ScriptedBot.person();
        int before = ShopResource.secrets().size();

        bot.says(ada, "/start " + ShopResource.url() + "/price");

        bot.hasSaid(ada, "It was asked.");
        assertThat(ShopResource.secrets()).hasSize(before + 1).last().isEqualTo("Key " + value);
        assertThat(everythingInTheDatabase()).doesNotContain(value);
    }

    @Test
    void anotherServerIsNotAskedAtAll() {
        var bot = asking();
        put(bot.as("editor"), bot.id(), "crm_key", CRM);
        long ada = ScriptedBot.person();
        int before = ShopResource.keys().size();

        bot.says(ada, "/start " + ShopResource.url() + "/price");

        bot.hasSaid(ada, "The shop is closed.");
        assertThat(ShopResource.keys()).hasSize(before);
    }

    @Test
    void aRequestWhoseSecretIsGoneIsNotMade() {
        var bot = asking();
        delete(bot.as("editor"), bot.id(), "crm_key");
        long ada = ScriptedBot.person();

        bot.says(ada, "/start " + ShopResource.url() + "/price");

        bot.hasSaid(ada, "The shop is closed.");
    }

    @Test
    void whoDeletesABotDeletesItsSecrets() {
        var bot = new ScriptedBot();
        put(bot.as("editor"), bot.id(), "crm_key", CRM);

        bot.as("owner").request().delete("/api/bots/" + bot.id()).then().statusCode(202);

        ScriptedBot.eventually(() -> assertThat(rows(bot.id())).isZero());
    }

    /// Asks whatever server the person names, with a secret.
    private ScriptedBot asking() {
        var bot = new ScriptedBot();
        put(bot.as("editor"), bot.id(), "crm_key", CRM);
        var headers = Map.of("X-Api-Key", "Key {secret.crm_key}");
        var config = Map.<String, Object>of("url", "{argument}", "headers", headers, "otherwise", "badly");
        return bot.on(
                "command",
                "start",
                new ScriptedBot.Step("ask", "http_request", config),
                new ScriptedBot.Step("well", "message", Map.of("text", "It was asked.")),
                new ScriptedBot.Step("end", "end", Map.of()),
                new ScriptedBot.Step("badly", "message", Map.of("text", "The shop is closed.")));
    }

    private Response put(Api api, UUID bot, String name, String server) {
        return api.put("/api/bots/" + bot + "/secrets/" + name, Map.of("value", value, "server", server));
    }

    private static Response delete(Api api, UUID bot, String name) {
        return api.request().delete("/api/bots/" + bot + "/secrets/" + name);
    }

    private int rows(UUID bot) {
        return transactions
                .run("select from bot_secret where bot_id = $1", Tuple.of(bot))
                .await()
                .atMost(PATIENCE)
                .rowCount();
    }

    private String everythingInTheDatabase() {
        return transactions
                .run(ALL_ROWS, Tuple.tuple())
                .chain(sql -> transactions.run(sql.iterator().next().getString(0), Tuple.tuple()))
                .map(rows -> Rows.stream(rows).map(row -> row.getString(0)).collect(Collectors.joining("\n")))
                .await()
                .atMost(PATIENCE);
    }
}
