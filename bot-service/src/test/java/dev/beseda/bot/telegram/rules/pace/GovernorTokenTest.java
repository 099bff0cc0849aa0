package dev.beseda.bot.telegram.rules.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Answer;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a bot may do while Telegram does not know its token.
class GovernorTokenTest {
    private static final UUID BOT = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Answer UNAUTHORIZED = new Answer.Unauthorized(401, "Unauthorized");
    private static final int MANY = 1_000;

    private final Governor governor = new Governor(new Limits(30, 3, 20, 40, 10), NOW.minusSeconds(3_600), NOW);
    private long number;

    private void add(Lane lane, int chats) {
        for (int chat = 0; chat < chats; chat++) {
            number++;
            var to = new Destination(BOT, number);
            governor.add(new Delivery(new UUID(1, number), to, lane, Call.SendMessage.plain("Hello"), NOW), NOW);
        }
    }

    private List<Delivery> next(Instant now) {
        return governor.next(now, MANY);
    }

    private void answer(List<Delivery> begun, Answer answer, Instant now) {
        begun.forEach(delivery -> {
            governor.answered(delivery, answer, now);
            governor.again(delivery, delivery, now);
        });
    }

    /// When calls begin until `end`, if Telegram answers each at once.
    private List<Instant> begunUntil(Instant end) {
        var begun = new ArrayList<Instant>();
        var now = NOW;
        while (now.isBefore(end)) {
            var calls = next(now);
            for (var _ : calls) {
                begun.add(now);
            }
            answer(calls, UNAUTHORIZED, now);
            now = governor.lookAgain(now).orElse(end);
        }
        return begun;
    }

    @ParameterizedTest
    @EnumSource
    void triesBecomeRarerAndRarer(Lane lane) {
        add(lane, 1);

        assertThat(begunUntil(NOW.plus(Duration.ofMinutes(20))))
                .extracting(begun -> Duration.between(NOW, begun).toSeconds())
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 811L, 1111L);
    }

    @Test
    void callsThatWereUnderWayTogetherAreOneRefusalAndOneTriesAgain() {
        add(Lane.REPLY, 100);
        var begun = next(NOW);

        answer(begun, UNAUTHORIZED, NOW);

        assertThat(begun).hasSize(40);
        assertThat(next(NOW.plusMillis(999))).isEmpty();
        assertThat(governor.lookAgain(NOW)).contains(NOW.plusSeconds(1));
        assertThat(next(NOW.plusSeconds(1))).hasSize(1);
        assertThat(next(NOW.plusSeconds(60))).isEmpty();
        assertThat(governor.lookAgain(NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void anotherTokenEndsThePauseAtOnce() {
        add(Lane.REPLY, 30);
        answer(next(NOW), UNAUTHORIZED, NOW);

        governor.renewed();

        assertThat(governor.lookAgain(NOW.plusMillis(1)))
                .hasValueSatisfying(due -> assertThat(due).isBefore(NOW.plusSeconds(1)));
        assertThat(next(NOW.plusMillis(1))).hasSize(30);
    }

    @Test
    void whatTelegramSaysToACallItselfShowsThatItKnowsTheToken() {
        add(Lane.REPLY, 30);
        answer(next(NOW), UNAUTHORIZED, NOW);
        var now = NOW.plusSeconds(1);
        var tried = next(now).getFirst();

        governor.answered(tried, new Answer.Done(OptionalLong.of(1), ""), now);
        governor.ended(tried, now);

        assertThat(next(now)).hasSize(29);
    }

    @Test
    void silenceShowsNothing() {
        add(Lane.REPLY, 30);
        answer(next(NOW), UNAUTHORIZED, NOW);
        var now = NOW.plusSeconds(1);

        answer(next(now), new Answer.Silent("No answer"), now);

        assertThat(next(now)).hasSize(1);
    }

    @Test
    void aBotInAPauseIsNotForgotten() {
        add(Lane.REPLY, 1);
        var call = next(NOW).getFirst();
        governor.answered(call, UNAUTHORIZED, NOW);
        governor.ended(call, NOW);

        assertThat(governor.isIdle(NOW.plusMillis(999))).isFalse();
    }
}
