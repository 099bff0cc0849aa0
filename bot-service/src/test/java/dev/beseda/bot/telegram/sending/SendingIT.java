package dev.beseda.bot.telegram.sending;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of deliveries when Telegram is busy, broken, silent, or says no.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class SendingIT {
    private static final String WELCOME = "Welcome!";
    private static final String NAME = "What is your name?";

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    private FlowBot bot;

    /// A delivery as its row shows it.
    private record Outcome(String state, int attempts, int unknown, String failure) {}

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
    }

    private List<Row> rows(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(FlowBot.PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private List<Outcome> outcomes(long chat) {
        var sql = "select state, attempts::int, unknown::int, failure from delivery"
                + " where bot_id = $1 and chat_id = $2 order by id";
        return rows(sql, bot.id(), chat).stream()
                .map(row -> new Outcome(
                        row.getString(0), row.getInteger(1), row.getInteger(2), String.valueOf(row.getString(3))))
                .toList();
    }

    private static Outcome sentAfter(int attempts, int unknown) {
        return new Outcome("sent", attempts, unknown, "null");
    }

    @Test
    void aFloodOfOneChatIsWaitedForThereAndNowhereElse() {
        long john = FlowBot.person("en");
        long mary = FlowBot.person("en");
        bot.fails("too_many_requests", Map.of("times", 1, "retry_after", 10, "chat_id", john));

        bot.says(john, "/start");
        eventually(() -> assertThat(bot.calls()).isNotEmpty());
        bot.says(mary, "/start");

        bot.hasSaid(mary, WELCOME, NAME);
        bot.hasSaid(john, WELCOME, NAME);
        var refused = bot.calls().getFirst();
        assertThat(refused.ok()).isFalse();
        assertThat(bot.calls().stream().skip(1).filter(call -> call.chat() == john))
                .allMatch(call -> call.atMillis() >= refused.atMillis() + 10_000);
        assertThat(bot.calls().stream().filter(call -> call.chat() == mary))
                .allMatch(call -> call.atMillis() < refused.atMillis() + 10_000);
        eventually(() -> assertThat(outcomes(john)).containsExactly(sentAfter(2, 0), sentAfter(1, 0)));
    }

    @Test
    void aFloodOfManyChatsIsWaitedForByTheWholeBot() {
        var people = bot.people(6);
        long late = FlowBot.person("en");
        bot.writes(late, "hi");
        bot.fails("too_many_requests", Map.of("times", 3, "retry_after", 3));

        // All three at once, and nothing else until the answers are heard: a call that is done would end the row.
        put(hello(people.subList(0, 3)));
        eventually(() -> assertThat(rows(
                        "select from delivery where bot_id = $1 and attempts > 0 and state <> 'sending'", bot.id()))
                .hasSize(3));
        put(hello(people.subList(3, 6)));
        put(delivery(late, Lane.PAYMENT, "Invoice"));
        bot.hasSaid(late, "Invoice");
        people.forEach(person -> bot.hasSaid(person, "Hello"));
        var refused = bot.calls().stream().filter(call -> !call.ok()).toList();
        assertThat(refused).hasSize(3);
        assertThat(bot.calls().stream().filter(call -> call.chat() == late))
                .allMatch(call -> call.atMillis() >= refused.getLast().atMillis() + 2_900);
    }

    @Test
    void whatTelegramRefusesHasFailedWithItsReasonAndIsNotTriedAgain() {
        long john = FlowBot.person("en");
        bot.says(john, "/start");
        bot.hasSaid(john, WELCOME, NAME);
        var written = bot.writes(john, "John");
        bot.isBlockedBy(john);

        bot.deliver(john, written);

        eventually(() -> assertThat(outcomes(john))
                .endsWith(
                        new Outcome("failed", 1, 0, "403 Forbidden: bot was blocked by the user"),
                        new Outcome("failed", 1, 0, "403 Forbidden: bot was blocked by the user")));
    }

    @Test
    void aChatThatTelegramDoesNotKnowIsABadRequest() {
        var update = """
                {"update_id": 1, "message": {"message_id": 1, "date": 1, "text": "/start",
                 "from": {"id": 999, "is_bot": false, "first_name": "Nobody", "language_code": "en"},
                 "chat": {"id": 999, "type": "private"}}}""";

        bot.deliver(999, update);

        var refused = new Outcome("failed", 1, 0, "400 Bad Request: chat not found");
        eventually(() -> assertThat(outcomes(999)).containsExactly(refused, refused));
    }

    @Test
    void whatTelegramCouldNotDoIsTriedAgainInOrder() {
        long john = FlowBot.person("en");
        bot.fails("server_error", Map.of("times", 2));

        bot.says(john, "/start");

        bot.hasSaid(john, WELCOME, NAME);
        eventually(() -> assertThat(outcomes(john)).containsExactly(sentAfter(3, 0), sentAfter(1, 0)));
    }

    @Test
    void aReplyWhoseAnswerWasLostIsSentOnceMore() {
        long john = FlowBot.person("en");
        bot.fails("lost_reply", Map.of("times", 1));

        bot.says(john, "/start");

        bot.hasSaid(john, WELCOME, WELCOME, NAME);
        eventually(() -> assertThat(outcomes(john)).containsExactly(sentAfter(2, 1), sentAfter(1, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"html_error", "empty_body", "connection_reset"})
    void aReplyThatMayHaveArrivedIsSentOnceMore(String fault) {
        long john = FlowBot.person("en");
        bot.fails(fault, Map.of("times", 1));

        bot.says(john, "/start");

        bot.hasSaid(john, WELCOME, NAME);
        eventually(() -> assertThat(outcomes(john)).containsExactly(sentAfter(2, 1), sentAfter(1, 0)));
    }

    @Test
    void aReplyWhoseAnswerWasLostTwiceIsLeftAtThatAndTheNextOneGoes() {
        long john = FlowBot.person("en");
        bot.fails("lost_reply", Map.of("times", 2));

        bot.says(john, "/start");

        bot.hasSaid(john, WELCOME, WELCOME, NAME);
        eventually(() -> assertThat(outcomes(john))
                .extracting(Outcome::state, Outcome::attempts, Outcome::unknown)
                .containsExactly(tuple("unknown", 2, 2), tuple("sent", 1, 0)));
    }

    @Test
    void aBroadcastWhoseAnswerWasLostIsNotSentAgain() {
        long john = FlowBot.person("en");
        bot.says(john, "/start");
        bot.hasSaid(john, WELCOME, NAME);
        bot.fails("lost_reply", Map.of("times", 1));

        put(delivery(john, Lane.BROADCAST, "Sale!"));
        bot.hasSaid(john, WELCOME, NAME, "Sale!");
        put(delivery(john, Lane.REPLY, "Later"));

        bot.hasSaid(john, WELCOME, NAME, "Sale!", "Later");
        eventually(() -> assertThat(outcomes(john))
                .extracting(Outcome::state, Outcome::attempts, Outcome::unknown)
                .endsWith(tuple("unknown", 1, 1), tuple("sent", 1, 0)));
    }

    @Test
    void whatAFallenReplicaLeftUnderWayIsTakenUpByItsLane() {
        long john = FlowBot.person("en");
        bot.writes(john, "/start");
        leftUnderWay(john, "reply", "Reply");
        leftUnderWay(john, "broadcast", "Broadcast");

        bot.hasSaid(john, "Reply");
        eventually(() -> assertThat(outcomes(john))
                .containsExactly(
                        sentAfter(2, 1),
                        new Outcome("unknown", 1, 1, "The platform stopped while the call was under way")));
    }

    private void leftUnderWay(long chat, String lane, String text) {
        var sql = "insert into delivery (id, bot_id, chat_id, shard, lane, call, state, attempts, begun_at)"
                + " values ($1, $2, $3, $4, $5, $6, 'sending', 1, now() - interval '1 minute')";
        var call = JsonObject.of("method", "sendMessage", "text", text);
        rows(sql, Ids.next(), bot.id(), chat, Deliveries.shard(bot.id()), lane, call);
    }

    @Test
    void aBotWhoseTokenCannotBeOpenedFailsAloneAndSaysWhy() {
        long john = FlowBot.person("en");
        var written = bot.writes(john, "/start");
        rows("update bot set sealed_token = '\\x00'::bytea where id = $1", bot.id());

        bot.deliver(john, written);

        var failed = new Outcome("failed", 1, 0, "The token of the bot cannot be opened");
        eventually(() -> assertThat(outcomes(john)).containsExactly(failed, failed));
        bot = FlowBot.withSurvey();
        bot.says(john, "/start");
        bot.hasSaid(john, WELCOME, NAME);
    }

    private Delivery delivery(long chat, Lane lane, String text) {
        var to = new Destination(bot.id(), chat);
        return new Delivery(Ids.next(), to, lane, Call.SendMessage.plain(text), Instant.now());
    }

    private Delivery[] hello(List<Long> people) {
        return people.stream()
                .map(person -> delivery(person, Lane.REPLY, "Hello"))
                .toArray(Delivery[]::new);
    }

    private void put(Delivery... deliveries) {
        transactions
                .in(transaction -> dispatch.put(transaction, List.of(deliveries)))
                .await()
                .atMost(FlowBot.PATIENCE);
    }
}
