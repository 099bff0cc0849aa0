package dev.beseda.bot.telegram.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.SimulatorResource;
import dev.beseda.bot.engine.values.FileKind;
import dev.beseda.bot.telegram.FlowBot;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.DeliveryOutcome;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.SendPolicy;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.kit.Ids;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A turn of a sender in the database: repeated, fenced off, out of order, with a row that can't be stored.
@QuarkusTest
@WithTestResource(InfrastructureResource.class)
@WithTestResource(SimulatorResource.class)
class CallBatchesIT {
    /// Which no replica holds, so that nobody else touches what is here.
    private static final int NOBODYS = 99;

    private static final DeliveryOutcome SENT = new DeliveryOutcome.Sent(OptionalLong.of(7));

    @Inject
    Pool pool;

    @Inject
    Outcomes outcomes;

    private final UUID bot = UUID.randomUUID();
    private long chat = 1;
    private long thread;

    /// What is of no bot goes when somebody looks for what is too old.
    @BeforeEach
    void makeABot() {
        rows("""
                insert into bot (id, workspace_id, name, telegram_id, sealed_token, sealed_secret)
                values ($1, $1, 'Turns', $2, '', '')""", bot, bot.getLeastSignificantBits());
    }

    private List<Row> rows(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(FlowBot.PATIENCE);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private Delivery queued(Lane lane, Call call) {
        var delivery = new Delivery(Ids.next(), new Destination(bot, chat, thread), lane, call, Instant.now());
        rows(
                "insert into delivery (id, bot_id, chat_id, thread_id, shard, lane, call)"
                        + " values ($1, $2, $3, $4, $5, $6, $7)",
                delivery.id(),
                bot,
                chat,
                thread,
                NOBODYS,
                Deliveries.name(lane),
                new JsonObject(CallJson.write(call)));
        return delivery;
    }

    private Delivery reply(String text) {
        return queued(Lane.REPLY, Call.SendMessage.plain(text));
    }

    private RecordedBatch record(List<DeliveryResult> ended, CallBatch batch) {
        return outcomes.record(ended, batch).await().atMost(FlowBot.PATIENCE);
    }

    private CallBatch begin(Delivery... deliveries) {
        var batch = CallBatch.of(List.of(deliveries));
        assertThat(record(List.of(), batch).begun()).hasSize(deliveries.length);
        return batch;
    }

    private boolean mayBegin(Delivery delivery) {
        return !record(List.of(), CallBatch.of(List.of(delivery))).begun().isEmpty();
    }

    private String state(Delivery delivery) {
        return rows(
                        "select concat_ws(' ', state, attempts, unknown, failure) from delivery where id = $1",
                        delivery.id())
                .getFirst()
                .getString(0);
    }

    @Test
    void aTurnThatIsRepeatedBeginsItsCallsAndCountsThemOnce() {
        var delivery = reply("Hello");
        var batch = begin(delivery);

        var repeated = record(List.of(), batch);

        assertThat(repeated.begun()).containsExactly(delivery.id());
        assertThat(state(delivery)).isEqualTo("sending 1 0");
        assertThat(mayBegin(delivery)).isFalse();
    }

    @Test
    void anEndingThatIsRepeatedIsOursAndNobodyIsToldAgain() {
        var delivery = reply("Hello");
        var result = DeliveryResult.begunBy(begin(delivery).id(), delivery, SENT);
        assertThat(record(List.of(result), CallBatch.NONE).fresh()).containsExactly(delivery.id());

        var repeated = record(List.of(result), CallBatch.NONE);

        assertThat(repeated.ended()).containsExactly(delivery.id());
        assertThat(repeated.fresh()).isEmpty();
        assertThat(state(delivery)).isEqualTo("sent 1 0");
    }

    @Test
    void whoWaitsForAFileIsToldOnceHoweverOftenItsEndIsRecorded() {
        var file = queued(Lane.REPLY, new Call.SendMedia(FileKind.PHOTO, "x", RichText.EMPTY, Optional.empty()));
        var result =
                DeliveryResult.begunBy(begin(file).id(), file, new DeliveryOutcome.Failed("400 wrong file identifier"));

        record(List.of(result), CallBatch.NONE);
        record(List.of(result), CallBatch.NONE);

        assertThat(rows("select from delivery where bot_id = $1 and id <> $2", bot, file.id()))
                .hasSize(1);
    }

    @Test
    void anEndingOfWhatAnotherHasTakenOverChangesNothing() {
        var delivery = reply("Hello");
        var late = DeliveryResult.begunBy(begin(delivery).id(), delivery, SENT);
        var again = (DeliveryOutcome.Again) SendPolicy.unknown(delivery, Instant.now(), "It fell");
        record(List.of(DeliveryResult.abandoned(late.fence().turn(), delivery, again)), CallBatch.NONE);
        begin(again.delivery());

        var recorded = record(List.of(late), CallBatch.NONE);

        assertThat(recorded).isEqualTo(RecordedBatch.NOTHING);
        assertThat(state(delivery)).startsWith("sending 2 1");
    }

    @Test
    void whatAnotherHasTriedMeanwhileDoesNotBeginAsItWasBefore() {
        var delivery = reply("Hello");
        var again = (DeliveryOutcome.Again) SendPolicy.unknown(delivery, Instant.now(), "No answer");
        record(List.of(DeliveryResult.begunBy(begin(delivery).id(), delivery, again)), CallBatch.NONE);

        assertThat(mayBegin(delivery)).isFalse();
        assertThat(mayBegin(again.delivery())).isTrue();
        assertThat(state(delivery)).startsWith("sending 2 1");
    }

    @Test
    void whatEndedInTheMeantimeIsNotAbandoned() {
        var delivery = reply("Hello");
        var result = DeliveryResult.begunBy(begin(delivery).id(), delivery, SENT);
        record(List.of(result), CallBatch.NONE);

        var again = SendPolicy.unknown(delivery, Instant.now(), "It fell");
        var recorded =
                record(List.of(DeliveryResult.abandoned(result.fence().turn(), delivery, again)), CallBatch.NONE);

        assertThat(recorded.fresh()).isEmpty();
        assertThat(state(delivery)).isEqualTo("sent 1 0");
    }

    @Test
    void aCallDoesNotBeginBeforeAnOlderOneOfItsChatIsOver() {
        var first = reply("One");
        var second = reply("Two");
        assertThat(mayBegin(second)).isFalse();
        var batch = begin(first);
        assertThat(mayBegin(second)).isFalse();

        var next = record(List.of(DeliveryResult.begunBy(batch.id(), first, SENT)), CallBatch.of(List.of(second)));

        assertThat(next.begun()).containsExactly(second.id());
    }

    @Test
    void whatIsMadeAgainIsStillTheOlder() {
        var first = reply("One");
        var second = reply("Two");
        var later = SendPolicy.notMade(first, Instant.now(), "Later");

        var next =
                record(List.of(DeliveryResult.begunBy(begin(first).id(), first, later)), CallBatch.of(List.of(second)));

        assertThat(next.begun()).isEmpty();
        assertThat(state(first)).startsWith("queued 1 0");
    }

    @Test
    void aReplyOvertakesABroadcastAndABroadcastWaitsForAnOlderReply() {
        var broadcast = queued(Lane.BROADCAST, Call.SendMessage.plain("Sale!"));
        var reply = reply("Hello");
        var next = queued(Lane.BROADCAST, Call.SendMessage.plain("Again!"));

        assertThat(mayBegin(reply)).isTrue();
        assertThat(mayBegin(broadcast)).isTrue();
        assertThat(mayBegin(next)).isFalse();
    }

    @Test
    void answersToTapsOtherTopicsAndOtherChatsKeepToThemselves() {
        reply("One");
        assertThat(mayBegin(queued(Lane.REPLY, new Call.AnswerCallbackQuery("1", ""))))
                .isTrue();
        thread = 5;
        assertThat(mayBegin(reply("Topic"))).isTrue();
        chat = 2;
        assertThat(mayBegin(reply("Chat"))).isTrue();
    }

    @Test
    void whatCannotBeStoredHoldsUpNeitherTheOthersNorItself() {
        var bad = reply("Bad");
        chat = 2;
        var good = reply("Good");
        chat = 3;
        var next = reply("Next");
        var batch = begin(bad, good);

        var recorded = record(
                List.of(
                        DeliveryResult.begunBy(batch.id(), bad, new DeliveryOutcome.Failed("400 \0")),
                        DeliveryResult.begunBy(batch.id(), good, SENT)),
                CallBatch.of(List.of(next)));

        assertThat(recorded.fresh()).containsExactlyInAnyOrder(bad.id(), good.id());
        assertThat(recorded.begun()).containsExactly(next.id());
        assertThat(state(good)).isEqualTo("sent 1 0");
        assertThat(state(bad)).isEqualTo("unknown 1 1 What became of it could not be stored");
    }

    @Test
    void aCallMayBeMadeAsOftenAsADayOfFloodsNeeds() {
        var delivery = reply("Hello");
        rows("update delivery set attempts = 32767, unknown = 32767 where id = $1", delivery.id());

        begin(delivery.tried(new Tries(32_767, 32_767, Instant.EPOCH)));

        assertThat(state(delivery)).isEqualTo("sending 32768 32767");
    }
}
