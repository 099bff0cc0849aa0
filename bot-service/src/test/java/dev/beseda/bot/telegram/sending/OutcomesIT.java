package dev.beseda.bot.telegram.sending;

import static dev.beseda.bot.telegram.FlowBot.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.deliveries.Outcomes;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Order;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import dev.beseda.kit.Ids;
import dev.beseda.kit.postgres.Transactions;
import dev.beseda.testkit.InfrastructureResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each way in which a call can end, as the simulated Telegram ends it.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class OutcomesIT {
    private static final String SEND = "sendMessage";

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @Inject
    Dispatch dispatch;

    @Inject
    Outcomes outcomes;

    private FlowBot bot;

    @BeforeEach
    void publish() {
        bot = FlowBot.withSurvey();
    }

    private static Map<String, Object> step(String kind) {
        return Map.of("kind", kind, "times", 1);
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

    /// The deliveries as their rows show them: `sent 2 1`, the attempts and those with an unknown outcome.
    private List<String> rows() {
        return query("""
                select concat_ws(' ', state, attempts, unknown, failure) from delivery where bot_id = $1 order by id
                """).stream().map(row -> row.getString(0)).toList();
    }

    private List<Row> query(String sql) {
        var found = pool.preparedQuery(sql).execute(Tuple.of(bot.id())).await().atMost(FlowBot.PATIENCE);
        return StreamSupport.stream(found.spliterator(), false).toList();
    }

    @Test
    void aStormOfFailuresIsSatOut() {
        long john = FlowBot.person("en");
        var late = Map.<String, Object>of("kind", "time_out", "times", 1, "delay_millis", 300);
        bot.fails(john, SEND, step("server_error"), step("server_error"), late, step("ok"), step("html_error"));

        bot.says(john, "/start");

        bot.hasSaid(john, "Welcome!", "What is your name?");
        eventually(() -> assertThat(rows()).containsExactly("sent 4 1", "sent 2 1"));
    }

    @Test
    void anAnswerThatIsEmptyOrLostMayMakeAReplyComeTwiceAndNeverThrice() {
        long john = FlowBot.person("en");
        bot.fails(john, SEND, step("empty_body"), step("ok"), step("lost_reply"), step("connection_reset"));

        bot.says(john, "/start");

        eventually(() -> assertThat(rows())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("sent 2 1"),
                        second -> assertThat(second).startsWith("unknown 2 2 ")));
        bot.hasSaid(john, "Welcome!", "What is your name?");
    }

    @Test
    void aGroupThatMovedIsFollowedWithAllThatWaitsForIt() {
        long old = FlowBot.person("en");
        long moved = FlowBot.person("en");
        bot.writes(moved, "hi");
        bot.fails(old, SEND, Map.of("kind", "migrated", "times", 2, "migrate_to_chat_id", moved));

        bot.says(old, "/start");

        bot.hasSaid(moved, "Welcome!", "What is your name?");
        // What waited may hear of the new number from Telegram, as the first did, or from the table before it begins.
        eventually(() -> assertThat(rows())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("sent 2 0"),
                        second -> assertThat(second).isIn("sent 2 0", "sent 1 0")));
        assertThat(bot.said(old)).isEmpty();
        eventually(() -> assertThat(query("select chat_id from conversation where bot_id = $1"))
                .extracting(row -> row.getLong(0))
                .containsExactly(moved));
    }

    @Test
    void whatTelegramCannotParseIsSentAsPlainTextOnce() {
        long john = FlowBot.person("en");
        bot.writes(john, "hi");
        bot.fails(john, SEND, step("cannot_parse"), step("ok"), Map.of("kind", "cannot_parse", "times", 2));
        var bold = new Call.SendMessage(new RichText("Hi there", List.of(new Span(Span.Kind.BOLD, 0, 2))));

        put(List.of(delivery(john, Lane.REPLY, bold)));
        bot.hasSaid(john, "Hi there");
        put(List.of(delivery(john, Lane.REPLY, bold)));

        eventually(() -> assertThat(rows())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("sent 2 0"),
                        second -> assertThat(second).startsWith("failed 2 0 400 Bad Request: can't parse")));
        bot.hasSaid(john, "Hi there");
    }

    @ParameterizedTest
    @CsvSource({"deactivated, user is deactivated", "kicked, bot was kicked", "blocked, bot was blocked"})
    void whoeverIsGoneIsKnownToBe(String fault, String words) {
        long john = FlowBot.person("en");
        bot.says(john, "/start");
        bot.hasSaid(john, "Welcome!", "What is your name?");
        bot.fails(john, SEND, step(fault));

        put(List.of(delivery(john, Lane.FOLLOW_UP, Call.SendMessage.plain("Are you there?"))));

        eventually(() -> assertThat(rows().getLast())
                .startsWith("failed 1 0 403 Forbidden")
                .contains(words));
        eventually(() -> assertThat(query("select left_at from conversation where bot_id = $1"))
                .allMatch(row -> row.getOffsetDateTime(0) != null));
    }

    @Test
    void anOrderWhoseTimeIsOverIsNotSent() {
        long john = FlowBot.person("en");
        bot.writes(john, "hi");
        var order = new Order(Optional.empty(), Optional.of(Instant.now().minusSeconds(1)));

        put(List.of(
                delivery(john, Lane.BROADCAST, Call.SendMessage.plain("Sale!")).ordered(order)));

        eventually(() -> assertThat(rows()).containsExactly("failed 0 0 Its time was over before it could be sent"));
        assertThat(bot.calls()).isEmpty();
    }

    @Test
    void twoSendersWithTheSameDeliveriesSendEachOnce() {
        var rival = RivalSender.with(outcomes, dispatch);
        var people = bot.people(40);
        var deliveries = people.stream()
                .map(person -> delivery(person, Lane.REPLY, Call.SendMessage.plain("Hello")))
                .toList();

        put(deliveries);
        rival.take(deliveries);

        eventually(() -> assertThat(rows()).hasSize(40).containsOnly("sent 1 0"));
        eventually(() -> assertThat(rival.inHand()).isEmpty());
        rival.close();
        assertThat(bot.calls()).hasSize(40);
        people.forEach(person -> bot.hasSaid(person, "Hello"));
    }
}
