package dev.beseda.bot.telegram.rules.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is worth nothing later, beside everything else.
class GovernorEphemeralCallsTest {
    private static final UUID BOT = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Limits LIMITS = new Limits(30, 3, 20, 40, 10);
    private static final int MANY = 1_000;

    private final Governor governor = new Governor(LIMITS, NOW.minusSeconds(3_600), NOW);
    private long number;

    private Delivery reply(long chat) {
        var call = Call.SendMessage.plain("message " + ++number);
        var delivery = new Delivery(new UUID(1, number), new Destination(BOT, chat), Lane.REPLY, call, NOW);
        governor.add(delivery, NOW);
        return delivery;
    }

    private List<Delivery> next(Instant now) {
        return governor.next(now, MANY);
    }

    private void done(Delivery delivery) {
        governor.answered(delivery, new Answer.Done(OptionalLong.empty(), ""), NOW);
        governor.ended(delivery, NOW);
    }

    private Delivery delivery(long chat, Call call) {
        number++;
        return new Delivery(new UUID(1, number), new Destination(BOT, chat), Lane.EDIT, call, NOW);
    }

    private Delivery edit(long chat) {
        return delivery(chat, new Call.EditText(7, RichText.plain("so far"), Optional.empty()));
    }

    private Delivery replacing(long chat) {
        var call = new Call.ReplaceText(new UUID(2, chat), RichText.plain("whole"), Optional.empty());
        return new Delivery(new UUID(2, ++number), new Destination(BOT, chat), Lane.REPLY, call, NOW);
    }

    @Test
    void anEphemeralCallGoesAtOnceOrNotAtAll() {
        var ephemeralCall = edit(1);

        assertThat(governor.beginsAtOnce(ephemeralCall, NOW)).isTrue();
        assertThat(governor.beginsAtOnce(edit(1), NOW)).isFalse();
        done(ephemeralCall);
        assertThat(governor.beginsAtOnce(edit(1), NOW)).isTrue();
        assertThat(next(NOW)).isEmpty();
    }

    @Test
    void anEphemeralCallStandsBackBehindReplies() {
        var reply = reply(1);

        assertThat(governor.beginsAtOnce(edit(1), NOW)).isFalse();
        assertThat(next(NOW)).containsExactly(reply);
        assertThat(governor.beginsAtOnce(edit(1), NOW)).isFalse();
        done(reply);
        assertThat(governor.beginsAtOnce(edit(1), NOW)).isTrue();
    }

    @Test
    void aReplyDoesNotWaitForAnEphemeralCallButAReplacementDoes() {
        var ephemeralCall = edit(1);
        assertThat(governor.beginsAtOnce(ephemeralCall, NOW)).isTrue();
        var reply = reply(1);
        var whole = replacing(1);
        governor.add(whole, NOW);

        assertThat(next(NOW)).containsExactly(reply);
        done(reply);
        assertThat(next(NOW)).isEmpty();
        done(ephemeralCall);
        assertThat(next(NOW)).containsExactly(whole);
    }

    @Test
    void aReplacementDoesNotWaitForASign() {
        assertThat(governor.beginsAtOnce(delivery(1, new Call.ChatAction("typing")), NOW))
                .isTrue();
        var whole = replacing(1);
        governor.add(whole, NOW);

        assertThat(next(NOW)).containsExactly(whole);
    }

    @Test
    void aReplacementWaitsOutTheFloodsOfEditsAsOfMessages() {
        var ephemeralCall = edit(1);
        assertThat(governor.beginsAtOnce(ephemeralCall, NOW)).isTrue();
        governor.answered(ephemeralCall, new Answer.Flooded(Duration.ofSeconds(5)), NOW);
        governor.ended(ephemeralCall, NOW);
        var whole = replacing(1);
        governor.add(whole, NOW);

        assertThat(governor.beginsAtOnce(edit(1), NOW.plusSeconds(4))).isFalse();
        assertThat(next(NOW.plusSeconds(4))).isEmpty();
        assertThat(next(NOW.plusSeconds(5))).containsExactly(whole);
    }

    @Test
    void glimpsesLeaveRoomForReplies() {
        int begun = 0;
        for (int chat = 1; chat <= MANY; chat++) {
            begun += governor.beginsAtOnce(edit(chat), NOW) ? 1 : 0;
        }
        var replies = IntStream.rangeClosed(1, LIMITS.calls())
                .mapToObj(chat -> reply(MANY + chat))
                .toList();

        assertThat(begun).isEqualTo(LIMITS.bulkCalls());
        assertThat(next(NOW)).containsExactlyElementsOf(replies.subList(0, LIMITS.calls() - LIMITS.bulkCalls()));
    }
}
