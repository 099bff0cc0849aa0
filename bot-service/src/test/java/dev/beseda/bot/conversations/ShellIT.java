package dev.beseda.bot.conversations;

import static dev.beseda.bot.conversations.ScriptedBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.Api;
import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.conversations.ScriptedBot.Step;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Operators, events, groups and everything else that is no plain text in a private chat.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class ShellIT {
    private static final String ADA = "\"from\": {\"id\": 7, \"first_name\": \"Ada\", \"language_code\": \"en\"}";
    private static final Step NAME = new Step("name", "question", Map.of("text", "Your name?", "variable", "name"));
    private static final Step HELLO = new Step("hello", "message", Map.of("text", "Hello {name}, {chat_id}!"));

    private static String group(String fields) {
        return "\"message_id\": 5, \"date\": 1, \"chat\": {\"id\": -100, \"type\": \"supergroup\"}, %s, %s"
                .formatted(ADA, fields);
    }

    @Test
    void aFileThatABotCouldNotFetchIsAskedForAgain() {
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("ask", "question", Map.of("text", "Your file?", "answer", "file")),
                        new Step("thanks", "message", Map.of("text", "Thanks.")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Your file?");

        bot.sends(ada, "document", (20 << 20) + 1);
        bot.hasSaid(ada, "Your file?", "The file is too large: at most 20 MB, please.");
        bot.sends(ada, "document", 20 << 20);

        bot.hasSaid(ada, "Your file?", "The file is too large: at most 20 MB, please.", "Thanks.");
    }

    @Test
    void anOperatorComesTalksAndHandsBack() {
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        new Step("call", "hand_over", Map.of("text", "One moment.")),
                        new Step("after", "message", Map.of("text", "Back again.")));
        long ada = ScriptedBot.person();

        bot.says(ada, "/start");
        bot.hasSaid(ada, "One moment.");
        var conversation = bot.conversation(ada);
        var operator = bot.as("operator");
        assertThat(operator.get("/api/conversations?waiting_for_person=true")
                        .jsonPath()
                        .getList("items.id", UUID.class))
                .containsExactly(conversation);
        bot.says(ada, "Anybody there?");
        eventually(() -> assertThat(bot.dialog(conversation).getList("messages.text", String.class))
                .contains("Anybody there?"));
        var taken = operator.post("/api/conversations/" + conversation + "/take_over");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.jsonPath().getBoolean("waiting_for_person")).isFalse();
        assertThat(taken.jsonPath().getString("operator")).isNotBlank();
        assertThat(operator.get("/api/conversations?waiting_for_person=true")
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        var written = writtenTwice(operator, conversation);
        assertThat(written).hasSize(1);
        bot.hasSaid(ada, "One moment.", "I am Maria.");
        operator.post("/api/conversations/" + conversation + "/hand_back");

        bot.hasSaid(ada, "One moment.", "I am Maria.", "Back again.");
        var dialog = bot.dialog(conversation);
        assertThat(dialog.getList("messages.by", String.class))
                .containsExactly("person", "bot", "person", "operator", "bot");
        assertThat(dialog.getBoolean("with_person")).isFalse();
    }

    /// The ids of what came of the same request, made twice.
    private static Set<String> writtenTwice(Api operator, UUID conversation) {
        var key = UUID.randomUUID().toString();
        return Stream.of("", "/")
                .map(end -> operator.request()
                        .header("Idempotency-Key", key)
                        .body(Map.of("text", "I am Maria."))
                        .post("/api/conversations/" + conversation + "/messages" + end))
                .map(answer -> Api.created(answer).toString())
                .collect(Collectors.toSet());
    }

    @Test
    void anEventBeginsItsScenarioWithItsVariables() {
        var bot = new ScriptedBot()
                .on("command", "start", NAME, HELLO)
                .on("event", "paid", new Step("thanks", "message", Map.of("text", "{order} paid, {first_name}!")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Your name?");

        var told = bot.event(ada, "paid", Map.of("order", "A-17"));

        assertThat(told.statusCode()).as(told.asString()).isEqualTo(200);
        bot.hasSaid(ada, "Your name?", "A-17 paid, Ada!", "Your name?");
        assertThat(bot.event(ada + 1, "paid", Map.of()).statusCode()).isEqualTo(404);
        assertThat(bot.event(ada, "paid", Map.of("x", Map.of())).statusCode()).isEqualTo(400);
    }

    @Test
    void eachTopicOfAGroupIsAConversationAndOnlyWhatIsForTheBotIsAnswered() {
        var bot = new ScriptedBot().on("command", "start", NAME, HELLO);

        bot.happens(-100, "message", group("\"text\": \"/start\""));
        bot.happens(-100, "message", group("\"text\": \"Just chatting\""));
        bot.happens(
                -100, "message", group("\"is_topic_message\": true, \"message_thread_id\": 9, \"text\": \"/start\""));

        eventually(() -> assertThat(bot.conversations(-100)).hasSize(2));
        var conversations = bot.conversations(-100);
        eventually(() -> assertThat(bot.dialog(conversations.get(1)).getList("messages.text", String.class))
                .containsExactly("/start", "Your name?", "Just chatting"));
        assertThat(bot.dialog(conversations.get(0)).getLong("thread_id")).isEqualTo(9);
    }

    @Test
    void aGroupThatBecomesASupergroupKeepsItsConversation() {
        var bot = new ScriptedBot().on("command", "start", NAME, HELLO);
        bot.happens(-100, "message", group("\"text\": \"/start\""));
        var conversation = bot.conversation(-100);

        bot.happens(-100, "message", group("\"migrate_to_chat_id\": -100777"));

        eventually(() -> assertThat(bot.conversations(-100777)).containsExactly(conversation));
    }

    @Test
    void whoBlocksTheBotIsKnownToBeGoneAndBeginsAnewAfterwards() {
        var bot = new ScriptedBot().on("command", "start", NAME, HELLO);
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        var conversation = bot.conversation(ada);
        var change =
                "\"date\": 1, \"chat\": {\"id\": %d, \"type\": \"private\"}, %s, \"new_chat_member\": {\"status\": \"%s\"}";

        bot.happens(ada, "my_chat_member", change.formatted(ada, ADA, "kicked"));
        eventually(
                () -> assertThat(bot.dialog(conversation).getString("left_at")).isNotNull());
        var refused =
                bot.as("operator").post("/api/conversations/" + conversation + "/messages", Map.of("text", "Hello?"));
        bot.happens(ada, "my_chat_member", change.formatted(ada, ADA, "member"));
        eventually(
                () -> assertThat(bot.dialog(conversation).getString("left_at")).isNull());
        bot.says(ada, "Ada");

        assertThat(refused.statusCode()).isEqualTo(409);
        bot.hasSaid(ada, "Your name?", "Pardon?");
    }

    @Test
    void picturesEditsAndReactionsAreInTheDialog() {
        var bot = new ScriptedBot().on("command", "start", NAME, HELLO);
        long ada = ScriptedBot.person();
        var chat = "\"date\": 1, \"chat\": {\"id\": %d, \"type\": \"private\"}, %s, ".formatted(ada, ADA);

        bot.happens(ada, "message", chat + "\"message_id\": 70, \"text\": \"Helo\"");
        bot.happens(ada, "edited_message", chat + "\"message_id\": 70, \"text\": \"Hello\"");
        bot.happens(
                ada, "message", chat + "\"message_id\": 71, \"caption\": \"Me\", \"photo\": [{\"file_id\": \"P\"}]");
        bot.happens(
                ada,
                "message_reaction",
                chat.replace("from", "user")
                        + "\"message_id\": 71, \"new_reaction\": [{\"type\": \"emoji\", \"emoji\": \"👍\"}]");

        var conversation = bot.conversation(ada);
        eventually(() -> assertThat(
                        bot.dialog(conversation).getList("messages.findAll { it.by == 'person' }.kind", String.class))
                .containsExactly("text", "photo", "reaction"));
        var messages = bot.dialog(conversation);
        assertThat(messages.getString("messages[0].text")).isEqualTo("Hello");
        assertThat(messages.getString("messages[0].edited_at")).isNotNull();
        assertThat(messages.getString("messages.find { it.kind == 'photo' }.media[0].file"))
                .isEqualTo("P");
        assertThat(bot.said(ada)).containsExactly("Pardon?");
    }

    @Test
    void aTapIsShownByWhatStoodOnTheButtonAndTheButtonsBeforeIt() {
        var choice = new Step(
                "pick",
                "question",
                Map.of(
                        "text",
                        "Tea?",
                        "answer",
                        "choice",
                        "variable",
                        "tea",
                        "options",
                        List.of(Map.of("label", "Yes", "value", "y"), Map.of("label", "No", "value", "n"))));
        var bot = new ScriptedBot()
                .on(
                        "command",
                        "start",
                        choice,
                        new Step("done", "message", Map.of("text", "*{tea}* it is", "format", "markdown")));
        long ada = ScriptedBot.person();
        bot.says(ada, "/start");
        bot.hasSaid(ada, "Tea?");
        var conversation = bot.conversation(ada);
        assertThat(bot.dialog(conversation).getString("messages[1].buttons")).contains("Yes", "No");

        bot.happens(ada, "callback_query", """
                "id": "1", %s, "data": "1:1", "message": {"message_id": 2, "chat": {"id": %d, "type": "private"},
                "reply_markup": {"inline_keyboard": [[{"text": "No", "callback_data": "1:1"}]]}}""".formatted(ADA, ada));

        bot.hasSaid(ada, "Tea?", "n it is");
        assertThat(bot.dialog(conversation).getString("messages[2].kind")).isEqualTo("tap");
        assertThat(bot.dialog(conversation).getString("messages[2].text")).isEqualTo("No");
    }
}
