package dev.beseda.bot.conversations.requests.sending;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.LossyDatabaseResource;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.Telegram;
import dev.beseda.bot.conversations.ScriptedBot;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.testkit.faults.Fault;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The workers of the service when the answer of the database is lost though the statement was done.
@QuarkusTest
@WithTestResource(LossyDatabaseResource.class)
@WithTestResource(SimulatorResource.class)
@WithTestResource(ShopResource.class)
class LossesIT {
    private static ScriptedBot asking() {
        return ScriptedBot.asking(Map.of("price", "/price/amount"), "{price}");
    }

    @AfterEach
    void mend() {
        LossyDatabaseResource.line().mend();
    }

    @Test
    void aRequestWhoseTakeIsNotHeardOfIsMadeNevertheless() {
        asksOnceThoughLosing("set leased_until = now\\(\\) \\+ make_interval");
    }

    @Test
    void anAnswerWhoseTellingBreaksIsToldAgainAndTheServerNotAsked() {
        asksOnceThoughLosing("delete from http_request");
    }

    private static void asksOnceThoughLosing(String statements) {
        var bot = asking();
        long ada = ScriptedBot.person();
        lose(statements);

        bot.says(ada, "/start " + ShopResource.url() + "/price");

        bot.hasSaid(ada, "12.5");
        assertThat(requestsOf(bot, ada)).hasSize(1);
        happened();
    }

    @Test
    void aTimerWhoseTakingIsNotHeardOfFiresOnce() {
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("pause", "delay", Map.of("time", "1s")),
                        new Step("after", "message", Map.of("text", "Now!")));
        long ada = ScriptedBot.person();
        lose("delete from timer where conversation_id");

        bot.says(ada, "/start");

        bot.hasSaid(ada, "Now!");
        happened();
    }

    @Test
    void whatAnOperatorSaysTwiceUnderOneKeyIsSaidOnceThoughTheFirstAnswerWasLost() {
        var bot = new ScriptedBot().on("command", "start", new Step("hello", "message", Map.of("text", "Hello!")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Hello!");
        var path = "/api/conversations/" + bot.conversation(ada) + "/messages";
        var key = UUID.randomUUID().toString();

        lose("^commit");
        say(bot, path, key);
        LossyDatabaseResource.line().mend();
        var again = say(bot, path, key);

        assertThat(again).isEqualTo(say(bot, path, key)).isEqualTo(201);
        bot.hasSaid(ada, "Hello!", "I am Maria.");
    }

    @Test
    void aBotWhoseSettingUpIsNotHeardOfIsSetUpNevertheless() {
        var token = Telegram.bot();
        var bot = new ScriptedBot(token);
        lose("update bot set setup_at");
        lose("update bot set profile_told");
        var commands = List.of(Map.of("command", "start", "description", Map.of("en", "Begin")));

        bot.as("editor")
                .put(
                        "/api/bots/" + bot.id() + "/settings",
                        Map.of("default_language", "en", "fallback_text", Map.of(), "commands", commands))
                .then()
                .statusCode(200);

        eventually(() -> assertThat(Telegram.call(token, "getMyCommands", Map.of("language_code", "en"))
                        .jsonPath()
                        .getList("result.description", String.class))
                .containsExactly("Begin"));
        happened();
    }

    @Test
    void aBotWhoseDeletionIsNotHeardOfIsDeleted() {
        var bot = asking();
        lose("update bot_record set deleted_at");

        bot.as("editor").request().delete("/api/bots/" + bot.id()).then().statusCode(202);

        assertThat(bot.as("editor").get("/api/bots/" + bot.id()).statusCode()).isEqualTo(404);
        happened();
    }

    private static void lose(String statements) {
        LossyDatabaseResource.line().loseNextAnswers(statements, 1);
    }

    /// All that was to be lost was lost.
    private static void happened() {
        eventually(() -> assertThat(LossyDatabaseResource.line().stillArmed()).isZero());
        assertThat(LossyDatabaseResource.line().log().count(Fault.LoseAnswer.class))
                .isPositive();
    }

    private static List<String> requestsOf(ScriptedBot bot, long chat) {
        var conversation = bot.conversation(chat).toString();
        return ShopResource.keys().stream()
                .filter(key -> key.startsWith(conversation))
                .toList();
    }

    private static int say(ScriptedBot bot, String path, String key) {
        return bot.as("operator")
                .request()
                .header("Idempotency-Key", key)
                .body(Map.of("text", "I am Maria."))
                .post(path)
                .statusCode();
    }
}
