package dev.beseda.bot.telegram.rules.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Delivery.Tries;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final UUID BOT = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Limits LIMITS = new Limits(30, 3, 20, 40, 10);
    private static final int MANY = 1_000;
    private static final Answer DONE = new Answer.Done(OptionalLong.empty(), "");

    private final Governor governor = new Governor(LIMITS, NOW.minusSeconds(3_600), NOW);
    private long number;

    private Delivery delivery(Lane lane, long chat) {
        number++;
        var call = Call.SendMessage.plain("message " + number);
        return new Delivery(new UUID(1, number), new Destination(BOT, chat), lane, call, NOW);
    }

    private Delivery added(Lane lane, long chat) {
        var delivery = delivery(lane, chat);
        governor.add(delivery, NOW);
        return delivery;
    }

    private List<Delivery> added(Lane lane, long firstChat, int chats) {
        return IntStream.range(0, chats)
                .mapToObj(chat -> added(lane, firstChat + chat))
                .toList();
    }

    private List<Delivery> next(Instant now) {
        return governor.next(now, MANY);
    }

    private void done(Delivery delivery, Instant now) {
        governor.answered(delivery, DONE, now);
        governor.ended(delivery, now);
    }

    private void flooded(Delivery delivery, int seconds, Instant now) {
        governor.answered(delivery, new Answer.Flooded(Duration.ofSeconds(seconds)), now);
        governor.again(delivery, delivery.tried(new Tries(1, 0, now.plusSeconds(seconds))), now);
    }

    @Test
    void higherLanesGoFirst() {
        var broadcast = added(Lane.BROADCAST, 1);
        var followUp = added(Lane.FOLLOW_UP, 2);
        var edit = added(Lane.EDIT, 3);
        var reply = added(Lane.REPLY, 4);
        var payment = added(Lane.PAYMENT, 5);

        assertThat(next(NOW)).containsExactly(payment, reply, edit);
        assertThat(next(NOW.plusMillis(34))).containsExactly(followUp);
        assertThat(next(NOW.plusMillis(68))).containsExactly(broadcast);
    }

    @Test
    void aReplyOvertakesABroadcastToItsChatAndTwoRepliesNeverSwap() {
        var broadcast = added(Lane.BROADCAST, 1);
        var first = added(Lane.REPLY, 1);
        var second = added(Lane.REPLY, 1);

        assertThat(next(NOW)).containsExactly(first);
        done(first, NOW);
        assertThat(next(NOW)).containsExactly(second);
        done(second, NOW);
        assertThat(next(NOW)).isEmpty();
        assertThat(next(NOW.plusSeconds(1))).containsExactly(broadcast);
    }

    @Test
    void aReplyDoesNotWaitForABroadcastUnderWayInItsChat() {
        var broadcast = added(Lane.BROADCAST, 1);
        assertThat(next(NOW)).containsExactly(broadcast);

        var reply = added(Lane.REPLY, 1);

        assertThat(next(NOW)).containsExactly(reply);
    }

    @Test
    void bulkTakesAPartOfTheCallsSoThatRepliesFindRoom() {
        added(Lane.BROADCAST, 1_000, 100);
        var begun = 0;
        for (int second = 0; second < 10; second++) {
            begun += next(NOW.plusSeconds(second)).size();
        }
        assertThat(begun).isEqualTo(LIMITS.bulkCalls());

        var replies = added(Lane.REPLY, 1, LIMITS.calls());

        assertThat(next(NOW.plusSeconds(10)))
                .containsExactlyElementsOf(replies.subList(0, LIMITS.calls() - LIMITS.bulkCalls()));
    }

    @Test
    void repliesToOneChatMayComeInABurstAndOneASecondAfterwards() {
        for (int reply = 0; reply < 5; reply++) {
            added(Lane.REPLY, 1);
        }
        for (int reply = 0; reply < LIMITS.replyBurst(); reply++) {
            next(NOW).forEach(begun -> done(begun, NOW));
        }

        assertThat(next(NOW)).isEmpty();
        assertThat(governor.lookAgain(NOW)).contains(NOW.plusSeconds(1));
        var fourth = next(NOW.plusSeconds(1));
        assertThat(fourth).hasSize(1);
        done(fourth.getFirst(), NOW.plusSeconds(1));
        assertThat(next(NOW.plusSeconds(1))).isEmpty();
        assertThat(next(NOW.plusSeconds(2))).hasSize(1);
    }

    @Test
    void aFloodInOneChatSilencesThatChatAloneToTheSecond() {
        var flooded = added(Lane.REPLY, 1);
        var after = added(Lane.REPLY, 1);
        next(NOW);
        flooded(flooded, 5, NOW);
        var other = added(Lane.REPLY, 2);

        assertThat(next(NOW)).containsExactly(other);
        assertThat(next(NOW.plusMillis(4_999))).isEmpty();
        assertThat(governor.lookAgain(NOW)).contains(NOW.plusSeconds(5));
        assertThat(next(NOW.plusSeconds(5))).extracting(Delivery::id).containsExactly(flooded.id());
        done(flooded, NOW.plusSeconds(5));
        assertThat(next(NOW.plusSeconds(5))).containsExactly(after);
    }

    @Test
    void aFloodOfMessagesDoesNotStopAnswersToTaps() {
        var flooded = added(Lane.REPLY, 1);
        next(NOW);
        flooded(flooded, 5, NOW);
        var tap = new Delivery(
                new UUID(2, 1), new Destination(BOT, 1), Lane.REPLY, new Call.AnswerCallbackQuery("1", ""), NOW);

        governor.add(tap, NOW);

        assertThat(next(NOW)).containsExactly(tap);
    }

    @Test
    void aFloodOfMessagesDoesNotKeepAPersonWhoPaysWaiting() {
        var flooded = added(Lane.REPLY, 1);
        next(NOW);
        flooded(flooded, 5, NOW);
        var no = new Delivery(
                new UUID(2, 1), new Destination(BOT, 1), Lane.PAYMENT, new Call.RefusePreCheckoutQuery("1", ""), NOW);

        governor.add(no, NOW);

        assertThat(next(NOW)).containsExactly(no);
    }

    @Test
    void severalChatsRefusedInARowMeanTheWholeBot() {
        var refused = added(Lane.REPLY, 1, 3);
        assertThat(next(NOW)).hasSize(3);
        refused.forEach(delivery -> flooded(delivery, 7, NOW));

        added(Lane.PAYMENT, 10);
        added(Lane.BROADCAST, 11);

        assertThat(next(NOW.plusMillis(6_999))).isEmpty();
        assertThat(next(NOW.plusSeconds(7))).isNotEmpty();
    }

    @Test
    void chatsRefusedWhileOthersAreServedDoNotMeanTheWholeBot() {
        for (int chat = 1; chat <= 10; chat++) {
            var refused = added(Lane.REPLY, chat);
            var served = added(Lane.REPLY, 100 + chat);
            assertThat(next(NOW)).containsExactly(refused, served);
            flooded(refused, 300, NOW);
            done(served, NOW);
        }

        var other = added(Lane.REPLY, 1_000);

        assertThat(next(NOW)).containsExactly(other);
    }

    @Test
    void whatIsMadeAgainElsewhereKeepsItsPlaceThere() {
        var moved = added(Lane.REPLY, -1);
        next(NOW);
        var waiting = added(Lane.REPLY, -1_001);
        var there = new Delivery(moved.id(), new Destination(BOT, -1_001), Lane.REPLY, moved.call(), NOW);

        governor.again(moved, there, NOW);

        assertThat(next(NOW)).containsExactly(there);
        done(there, NOW);
        assertThat(next(NOW)).containsExactly(waiting);
    }

    @Test
    void whoeverTakesABotOverDoesNotDoubleItsPace() {
        var taken = new Governor(LIMITS, NOW, NOW);
        for (int chat = 0; chat < 200; chat++) {
            taken.add(delivery(Lane.BROADCAST, chat), NOW);
        }

        assertThat(taken.next(NOW.plusMillis(900), MANY)).isEmpty();
        assertThat(taken.next(NOW.plusSeconds(1), MANY)).isNotEmpty();
    }

    @Test
    void onceEverythingIsQuietNothingIsRemembered() {
        var begun = added(Lane.REPLY, -1);
        next(NOW);
        done(begun, NOW);

        assertThat(governor.isIdle(NOW.plusSeconds(30))).isFalse();
        assertThat(governor.isIdle(NOW.plusSeconds(61))).isTrue();
    }

    @Test
    void whatIsForgottenDoesNotGo() {
        var underWay = added(Lane.REPLY, 1);
        next(NOW);
        var waiting = List.of(added(Lane.REPLY, 1), added(Lane.BROADCAST, 2));

        assertThat(governor.forget(lane -> true)).containsExactlyInAnyOrderElementsOf(waiting);
        governor.ended(underWay, NOW);
        assertThat(next(NOW.plusSeconds(10))).isEmpty();
        assertThat(governor.lookAgain(NOW.plusSeconds(10))).isEmpty();
    }
}
