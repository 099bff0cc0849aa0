package dev.beseda.bot.telegram.sending;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import dev.beseda.contracts.Topics;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import dev.beseda.testkit.TopicReader;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Much for many: what waits for whom, and whom it is not sent to.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class BulkIT {
    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    private FlowBot bot;

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
    }

    private Row row(String sql, Object... values) {
        return pool.preparedQuery(sql)
                .execute(Tuple.from(values))
                .await()
                .atMost(FlowBot.PATIENCE)
                .iterator()
                .next();
    }

    private long count(String state) {
        return row("select count(*) from delivery where bot_id = $1 and state = $2", bot.id(), state)
                .getLong(0);
    }

    private Delivery delivery(long chat, Lane lane, Call call) {
        return new Delivery(Ids.next(), new Destination(bot.id(), chat), lane, call, Instant.now());
    }

    private void put(List<Delivery> deliveries) {
        transactions
                .in(transaction -> dispatch.put(transaction, deliveries))
                .await()
                .atMost(FlowBot.PATIENCE);
    }

    @Test
    void aReplyDoesNotWaitForTheBroadcastsInTheTable() {
        var people = bot.people(40);
        var broadcasts = new ArrayList<Delivery>();
        for (int round = 0; round < 8; round++) {
            people.forEach(person -> broadcasts.add(delivery(person, Lane.BROADCAST, Call.SendMessage.plain("Sale!"))));
        }

        long john = FlowBot.person("en");
        var start = bot.writes(john, "/start");

        put(broadcasts);
        eventually(() -> assertThat(count("sent")).isPositive());
        bot.deliver(john, start);

        bot.hasSaid(john, "Welcome!", "What is your name?");
        eventually(() -> assertThat(count("sent")).isEqualTo(322));
        var behind = row("""
                select count(*) from delivery where bot_id = $1 and lane = 'broadcast' and ended_at > (
                    select max(ended_at) from delivery where bot_id = $1 and lane = 'reply')""", bot.id());
        assertThat(behind.getLong(0)).isGreaterThan(100);
        var first = row(
                "select min(ended_at), max(ended_at) from delivery where bot_id = $1 and lane = 'broadcast'", bot.id());
        var took = Duration.between(first.getOffsetDateTime(0), first.getOffsetDateTime(1));
        assertThat(took).isBetween(Duration.ofMillis(9_500), Duration.ofSeconds(30));
    }

    @Test
    void aBotThatIsSwitchedOffBeginsNothingThatNobodyWaitsForUntilItIsSwitchedOn() {
        var people = bot.people(200);
        put(Stream.of(people, people)
                .flatMap(List::stream)
                .map(person -> delivery(person, Lane.BROADCAST, Call.SendMessage.plain("Sale!")))
                .toList());
        eventually(() -> assertThat(count("sent")).isPositive());

        bot.isSwitchedOff();
        int begun = callsOnceNoneFollows();
        long john = people.getLast();
        put(List.of(delivery(john, Lane.REPLY, Call.SendMessage.plain("As you asked"))));
        eventually(() -> assertThat(bot.said(john)).contains("As you asked"));

        assertThat(callsOnceNoneFollows()).isEqualTo(begun + 1);
        assertThat(begun).isLessThan(390);
        bot.isSwitchedOn();
        eventually(() -> assertThat(count("sent")).isEqualTo(401));
    }

    private int callsOnceNoneFollows() {
        var before = new AtomicInteger(-1);
        return await().pollInterval(Duration.ofSeconds(2))
                .atMost(FlowBot.PATIENCE)
                .until(() -> bot.calls().size(), calls -> before.getAndSet(calls) == calls);
    }

    @Test
    void aChatThatGetsALotHoldsUpNobodyElse() {
        long patient = FlowBot.person("en");
        bot.writes(patient, "hi");
        var others = bot.people(40);
        var broadcasts = IntStream.range(0, 200)
                .mapToObj(number -> delivery(patient, Lane.BROADCAST, Call.SendMessage.plain("Part " + number)))
                .collect(Collectors.toCollection(ArrayList::new));
        others.forEach(person -> broadcasts.add(delivery(person, Lane.BROADCAST, Call.SendMessage.plain("Sale!"))));

        put(broadcasts);

        others.forEach(person -> bot.hasSaid(person, "Sale!"));
        var said = bot.said(patient);
        assertThat(said).hasSizeLessThan(60);
        assertThat(said)
                .containsExactlyElementsOf(IntStream.range(0, said.size())
                        .mapToObj(number -> "Part " + number)
                        .toList());
    }

    @Test
    void whoLeftIsNotWrittenToUntilTheyComeBack() {
        long john = FlowBot.person("en");
        bot.says(john, "/start");
        bot.hasSaid(john, "Welcome!", "What is your name?");
        bot.isBlockedBy(john);
        put(List.of(delivery(john, Lane.BROADCAST, Call.SendMessage.plain("One"))));
        eventually(() -> assertThat(hasLeft(john)).isTrue());
        int calls = bot.calls().size();

        put(List.of(delivery(john, Lane.BROADCAST, Call.SendMessage.plain("Two"))));

        eventually(() -> assertThat(count("failed")).isEqualTo(2));
        assertThat(bot.calls()).hasSize(calls);

        bot.isLetInBy(john);
        bot.says(john, "John");
        bot.hasSaid(john, "Welcome!", "What is your name?", "Hi, John!", "How can I help?");
        assertThat(hasLeft(john)).isFalse();
        put(List.of(delivery(john, Lane.BROADCAST, Call.SendMessage.plain("Three"))));
        bot.hasSaid(john, "Welcome!", "What is your name?", "Hi, John!", "How can I help?", "Three");
    }

    private boolean hasLeft(long chat) {
        return row("select left_at is not null from conversation where bot_id = $1 and chat_id = $2", bot.id(), chat)
                .getBoolean(0);
    }

    @Test
    void aReplyWhoseButtonsTelegramRefusesIsSentWithoutThem() {
        long john = FlowBot.person("en");
        bot.writes(john, "/start");
        var button = new Markup.InlineButton("Buy", new Markup.Action.Callback("x".repeat(65)));
        var bold = new RichText("Hi there", List.of(new Span(Span.Kind.BOLD, 0, 2)));
        var keyboard = new Markup.InlineKeyboard(List.of(List.of(button)));

        put(List.of(delivery(john, Lane.REPLY, new Call.SendMessage(bold, Optional.of(keyboard)))));

        bot.hasSaid(john, "Hi there");
        var kept = row("select call, attempts::int from delivery where bot_id = $1", bot.id());
        assertThat(kept.getJsonObject(0)).isEqualTo(JsonObject.of("method", "sendMessage", "text", "Hi there"));
        assertThat(kept.getInteger(1)).isEqualTo(2);
    }

    @Test
    void whatHasFormatsAndButtonsIsTakenByTelegram() {
        long john = FlowBot.person("en");
        bot.writes(john, "/start");
        var bold = new RichText("Hi there", List.of(new Span(Span.Kind.BOLD, 0, 2)));
        var buttons = List.of(
                new Markup.InlineButton("Buy", new Markup.Action.Callback("buy")),
                new Markup.InlineButton("See", new Markup.Action.Url("https://example.com")));
        var asking = new Markup.ReplyKeyboard(
                List.of(List.of(new Markup.ReplyButton("Phone", Markup.Request.CONTACT))), true);

        put(List.of(
                delivery(
                        john,
                        Lane.REPLY,
                        new Call.SendMessage(bold, Optional.of(new Markup.InlineKeyboard(List.of(buttons))))),
                delivery(john, Lane.REPLY, new Call.SendMessage(bold, Optional.of(asking))),
                delivery(john, Lane.REPLY, new Call.SendMessage(bold, Optional.of(new Markup.RemoveKeyboard())))));

        bot.hasSaid(john, "Hi there", "Hi there", "Hi there");
        assertThat(row("select max(attempts)::int from delivery where bot_id = $1", bot.id())
                        .getInteger(0))
                .isEqualTo(1);
    }

    @Test
    void anOrderOfAnotherServiceIsSentOnceAndItsOutcomeIsTold() {
        long john = FlowBot.person("en");
        bot.writes(john, "/start");
        var workspace =
                row("select workspace_id from bot where id = $1", bot.id()).getUUID(0);
        var order = order(workspace, john, "**Sale** at _last_");

        FlowBot.putOn(Topics.TELEGRAM_COMMANDS, bot.id().toString(), order.encode(), order.encode());

        bot.hasSaid(john, "Sale at last");
        var told = told(order.getString("id"));
        assertThat(told.getString("type")).isEqualTo("message-sent.v1");
        assertThat(told.getLong("chat")).isEqualTo(john);
        assertThat(told.getLong("message")).isPositive();
    }

    @Test
    void anOrderForABotOfAnotherWorkspaceIsRefused() {
        long john = FlowBot.person("en");
        bot.writes(john, "/start");
        var order = order(UUID.randomUUID(), john, "Hi");

        FlowBot.putOn(Topics.TELEGRAM_COMMANDS, bot.id().toString(), order.encode());

        assertThat(told(order.getString("id")).getString("reason")).isEqualTo("The workspace has no such bot");
        assertThat(bot.said(john)).isEmpty();
    }

    private static JsonObject told(String command) {
        try (var reader = TopicReader.of(FlowBot.setting("kafka.bootstrap.servers"), Topics.TELEGRAM_EVENTS)) {
            var events = reader.readUntil(
                    found -> found.stream().anyMatch(event -> event.value().contains(command)));
            var told = events.stream()
                    .filter(event -> event.value().contains(command))
                    .toList();
            assertThat(told).hasSize(1);
            return new JsonObject(told.getFirst().value());
        }
    }

    private JsonObject order(UUID workspace, long chat, String text) {
        var target =
                JsonObject.of("workspace", workspace.toString(), "bot", bot.id().toString(), "chat", chat);
        return JsonObject.of(
                "type",
                "send-text.v1",
                "id",
                UUID.randomUUID().toString(),
                "target",
                target,
                "urgency",
                "broadcast",
                "text",
                text);
    }
}
