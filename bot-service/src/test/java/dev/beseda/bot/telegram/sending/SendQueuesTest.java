package dev.beseda.bot.telegram.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.pace.Limits;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SendQueuesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final int MANY = 1_000;

    private final SendQueues queues = new SendQueues(new Limits(30, 100_000, 20, 40, 20));
    private long made;

    private Delivery delivery(UUID bot, long chat) {
        var number = ++made;
        var call = Call.SendMessage.plain("message " + number);
        return new Delivery(new UUID(1, number), new Destination(bot, chat), Lane.REPLY, call, NOW);
    }

    private List<Delivery> deliveries(UUID bot, int chats) {
        var all = new ArrayList<Delivery>();
        for (int chat = 1; chat <= chats; chat++) {
            all.add(delivery(bot, chat));
        }
        return all;
    }

    private Delivery again(Delivery begun, Instant at) {
        var next = begun.tried(new Tries(begun.attempts() + 1, 0, at));
        queues.again(begun, next, NOW);
        return next;
    }

    private void over(Delivery delivery) {
        queues.ended(delivery, NOW);
        queues.recorded(delivery);
    }

    @Test
    void bulkIsForgottenAloneAndMayComeBack() {
        var reply = delivery(ADA, 1);
        var broadcast = new Delivery(new UUID(2, 1), reply.to(), Lane.BROADCAST, reply.call(), NOW);
        queues.add(List.of(reply, broadcast), NOW);
        assertThat(queues.withBulk()).containsExactly(ADA);

        queues.forgetBulk(Set.of(ADA, BOB));

        assertThat(queues.withBulk()).isEmpty();
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(reply);
        over(reply);
        queues.add(List.of(broadcast), NOW);
        assertThat(queues.takeDue(NOW.plusSeconds(2), MANY)).containsExactly(broadcast);
    }

    @Test
    void aChatIsServedInOrderOneAtATime() {
        var first = delivery(ADA, 1);
        var second = delivery(ADA, 1);
        var third = delivery(ADA, 1);
        queues.add(List.of(first, second), NOW);
        queues.add(List.of(third), NOW);

        assertThat(queues.takeDue(NOW, MANY)).containsExactly(first);
        assertThat(queues.takeDue(NOW, MANY)).isEmpty();
        queues.ended(first, NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(second);
        queues.ended(second, NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(third);
        queues.ended(third, NOW);
        assertThat(queues.takeDue(NOW, MANY)).isEmpty();
    }

    @Test
    void chatsDoNotWaitForEachOther() {
        var all = deliveries(ADA, 3);
        queues.add(all, NOW);

        assertThat(queues.takeDue(NOW, 2)).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(all.get(2));
    }

    @Test
    void whatIsInHandIsNotTakenTwiceUntilItsOutcomeIsRecorded() {
        var delivery = delivery(ADA, 1);
        queues.add(List.of(delivery), NOW);
        queues.add(List.of(delivery), NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(delivery);

        queues.ended(delivery, NOW);
        queues.add(List.of(delivery), NOW);

        assertThat(queues.takeDue(NOW, MANY)).isEmpty();
        assertThat(queues.inHand()).containsExactly(delivery.id());
        queues.recorded(delivery);
        assertThat(queues.inHand()).isEmpty();
        assertThat(queues.hold(bot -> true)).isFalse();
    }

    @Test
    void whatIsMadeAgainKeepsItsPlaceAtTheHeadAndWaitsForItsTime() {
        var first = delivery(ADA, 1);
        var second = delivery(ADA, 1);
        queues.add(List.of(first, second), NOW);
        assertThat(queues.takeDue(NOW, MANY)).hasSize(1);

        var again = again(first, NOW.plusSeconds(2));

        assertThat(queues.takeDue(NOW.plusSeconds(1), MANY)).isEmpty();
        assertThat(queues.nextDue()).contains(NOW.plusSeconds(2));
        assertThat(queues.takeDue(NOW.plusSeconds(2), MANY)).containsExactly(again);
        over(again);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(second);
    }

    @Test
    void aBotThatIsFullOrFloodedHoldsUpNoOther() {
        queues.add(deliveries(ADA, 100), NOW);
        var taken = queues.takeDue(NOW, MANY);
        taken.forEach(delivery -> queues.answered(delivery, new Answer.Flooded(Duration.ofSeconds(60)), NOW));
        queues.add(deliveries(BOB, 50), NOW);

        assertThat(taken).hasSize(40);
        assertThat(queues.takeDue(NOW, MANY))
                .hasSize(40)
                .allMatch(delivery -> delivery.to().bot().equals(BOB));
    }

    @Test
    void botsTakeTurns() {
        queues.add(deliveries(ADA, 40), NOW);
        queues.add(deliveries(BOB, 40), NOW);

        var first = queues.takeDue(NOW, 40);

        assertThat(first)
                .filteredOn(delivery -> delivery.to().bot().equals(ADA))
                .hasSizeBetween(16, 24);
        assertThat(queues.takeDue(NOW, MANY)).hasSize(40);
    }

    private Delivery broadcast(UUID bot, long chat) {
        var reply = delivery(bot, chat);
        return new Delivery(reply.id(), reply.to(), Lane.BROADCAST, reply.call(), NOW);
    }

    @Test
    void whatIsInHandIsCountedByPileUntilItIsRecorded() {
        queues.add(deliveries(ADA, 8), NOW);
        LongStream.range(0, 5).forEach(chat -> queues.add(List.of(broadcast(BOB, chat), broadcast(BOB, chat)), NOW));
        var taken = queues.takeDue(NOW, 8);
        taken.forEach(this::over);

        assertThat(taken).hasSize(8).allMatch(delivery -> delivery.lane() == Lane.REPLY);
        assertThat(queues.size(new Pile(ADA, Lane.REPLY))).isZero();
        assertThat(queues.size(new Pile(BOB, Lane.BROADCAST))).isEqualTo(10);
        assertThat(queues.waiting(Lane.BROADCAST)).isEqualTo(10);
        assertThat(queues.size()).isEqualTo(10);
    }

    @Test
    void whatComesLateButWasDecidedOnFirstGoesFirst() {
        var first = delivery(ADA, 1).numbered(1);
        var second = delivery(ADA, 1).numbered(2);
        var third = delivery(ADA, 1).numbered(3);
        queues.add(List.of(third), NOW);
        queues.add(List.of(first, second), NOW);

        assertThat(queues.takeDue(NOW, MANY)).containsExactly(first);
        var again = again(first, NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(again);
        over(again);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(second);
    }

    @Test
    void whatMayNotBeginIsLeftWithAllThatWaitsBehindItInItsTopic() {
        var refused = delivery(ADA, 1);
        var behind = delivery(ADA, 1);
        var elsewhere = new Delivery(new UUID(2, 1), new Destination(ADA, 1, 7), Lane.REPLY, behind.call(), NOW);
        queues.add(List.of(refused, behind, elsewhere), NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(refused);

        queues.refused(refused, NOW);

        assertThat(queues.inHand()).containsExactly(elsewhere.id());
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(elsewhere);
    }

    @Test
    void whatHasToWaitForLongLeavesRoomInItsPile() {
        LongStream.range(0, 5).forEach(chat -> queues.add(List.of(broadcast(BOB, chat), broadcast(BOB, chat)), NOW));

        queues.takeDue(NOW, 2).forEach(begun -> again(begun, NOW.plusSeconds(60)));

        assertThat(queues.chatsDueSoon(new Pile(BOB, Lane.BROADCAST), NOW)).isEqualTo(3);
        assertThat(queues.chatsDueSoon(new Pile(BOB, Lane.BROADCAST), NOW.plusSeconds(58)))
                .isEqualTo(5);
    }

    @Test
    void whatIsForgottenCanBeTakenAnewAndWhatIsUnderWayGoesOn() {
        var underWay = delivery(ADA, 1);
        var waiting = delivery(ADA, 1);
        var bobs = delivery(BOB, 1);
        queues.add(List.of(underWay), NOW);
        assertThat(queues.takeDue(NOW, MANY)).hasSize(1);
        queues.add(List.of(waiting, bobs), NOW);

        queues.forget(ADA::equals);

        assertThat(queues.inHand()).containsExactlyInAnyOrder(underWay.id(), bobs.id());
        queues.add(List.of(waiting), NOW);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(bobs);
        over(underWay);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(waiting);
    }

    @Test
    void whatShallBeMadeAgainAfterItsBotWasForgottenIsLeftToOthers() {
        var flooded = delivery(ADA, 1);
        queues.add(List.of(flooded), NOW);
        assertThat(queues.takeDue(NOW, MANY)).hasSize(1);
        queues.forget(ADA::equals);
        assertThat(queues.hold(ADA::equals)).isTrue();

        again(flooded, NOW.plusSeconds(600));

        assertThat(queues.hold(ADA::equals)).isFalse();
        assertThat(queues.takeDue(NOW, MANY)).isEmpty();
        assertThat(queues.nextDue()).isEmpty();
    }

    @Test
    void aBotThatCameBackBeforeItsCallEndedKeepsTheOrder() {
        var flooded = delivery(ADA, 1);
        var next = delivery(ADA, 1);
        queues.add(List.of(flooded), NOW);
        assertThat(queues.takeDue(NOW, MANY)).hasSize(1);
        queues.forget(ADA::equals);
        queues.add(List.of(next), NOW);

        var again = again(flooded, NOW);

        assertThat(queues.takeDue(NOW, MANY)).containsExactly(again);
        over(again);
        assertThat(queues.takeDue(NOW, MANY)).containsExactly(next);
    }

    @Test
    void aBotThatIsForgottenWhileItIsFullLeavesNothingBehind() {
        queues.add(deliveries(ADA, 50), NOW);
        var taken = queues.takeDue(NOW, MANY);

        queues.forget(ADA::equals);
        taken.forEach(this::over);

        assertThat(queues.takeDue(NOW, MANY)).isEmpty();
        assertThat(queues.inHand()).isEmpty();
    }
}
