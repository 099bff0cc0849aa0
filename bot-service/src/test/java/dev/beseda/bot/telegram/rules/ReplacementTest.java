package dev.beseda.bot.telegram.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.RichText;
import dev.beseda.bot.telegram.rules.calls.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacementTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final RichText BOLD = new RichText("Hello", List.of(new Span(Span.Kind.BOLD, 0, 5)));
    private static final Call.ReplaceText WANTED = new Call.ReplaceText(new UUID(0, 9), BOLD, Optional.empty());
    private static final Call EDIT = Replacement.in(7, WANTED);
    private static final Call ANEW = Replacement.anew(WANTED);

    private static Delivery delivery() {
        return new Delivery(new UUID(0, 1), new Destination(new UUID(0, 2), 3), Lane.REPLY, WANTED, NOW);
    }

    private static DeliveryOutcome judged(Call made, Answer answer) {
        return Replacement.judge(delivery(), made, answer, NOW);
    }

    private static Delivery again(DeliveryOutcome outcome) {
        assertThat(outcome).isInstanceOf(DeliveryOutcome.Again.class);
        return ((DeliveryOutcome.Again) outcome).delivery();
    }

    @Test
    void aTextThatWasReplacedIsInTheMessageThatWasThere() {
        assertThat(judged(EDIT, new Answer.Done(OptionalLong.empty(), "")))
                .isEqualTo(new DeliveryOutcome.Sent(OptionalLong.of(7)));
    }

    @Test
    void aTextThatIsThereAlreadyIsSaid() {
        var same = new Answer.Refused(400, "Bad Request: message is not modified: specified new message content…");

        assertThat(judged(EDIT, same)).isEqualTo(new DeliveryOutcome.Sent(OptionalLong.of(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"})
    void aMessageThatCannotBeChangedIsLeftAndTheTextSaidAnew(String refusal) {
        var next = again(judged(EDIT, new Answer.Refused(400, "Bad Request: " + refusal)));

        assertThat(next.call()).isEqualTo(ANEW);
        assertThat(next.tries().notBefore()).isEqualTo(NOW);
        assertThat(next.unknown()).isZero();
    }

    @Test
    void whatIsSaidAnewFailsWhenThatIsRefusedToo() {
        assertThat(judged(ANEW, new Answer.Refused(400, "Bad Request: chat not found")))
                .isEqualTo(new DeliveryOutcome.Failed("400 Bad Request: chat not found"));
    }

    @Test
    void aTextThatIsRefusedForItsLooksGoesPlainIntoTheSameMessage() {
        var next = again(judged(EDIT, new Answer.Refused(400, "Bad Request: can't parse entities")));

        assertThat(next.call()).isEqualTo(new Call.ReplaceText(WANTED.of(), RichText.plain("Hello"), Optional.empty()));
    }

    @Test
    void nobodyIsTherePastABlock() {
        assertThat(judged(EDIT, new Answer.Refused(403, "Forbidden: bot was blocked by the user")))
                .isInstanceOf(DeliveryOutcome.Departed.class);
    }

    @Test
    void anEditWhoseOutcomeNobodyKnowsIsMadeAgainWithLongerAndLongerPausesAndNotForEver() {
        var delivery = delivery();
        var outcome = Replacement.judge(delivery, EDIT, new Answer.Silent("lost"), NOW);
        int times = 0;
        while (outcome instanceof DeliveryOutcome.Again(var next, var _)) {
            assertThat(next.tries().notBefore()).isAfter(NOW);
            assertThat(next.call()).isEqualTo(WANTED);
            outcome = Replacement.judge(next, EDIT, new Answer.Silent("lost"), NOW);
            times++;
        }

        assertThat(times).isEqualTo(8);
        assertThat(outcome).isEqualTo(new DeliveryOutcome.Unknown("lost"));
    }

    @Test
    void aNewMessageWhoseOutcomeNobodyKnowsIsMadeOnceMoreAsANewMessage() {
        var next = again(judged(ANEW, new Answer.Silent("lost")));

        assertThat(next.call()).isEqualTo(ANEW);
        assertThat(SendPolicy.judge(next, new Answer.Silent("lost"), NOW))
                .isEqualTo(new DeliveryOutcome.Unknown("lost"));
    }

    @Test
    void whatWasUnderWayWhenThePlatformFellIsMadeAgain() {
        var fallen = delivery().tried(new Delivery.Tries(3, 2, NOW));

        var next = again(SendPolicy.unknown(fallen, NOW, "fell"));

        assertThat(next.unknown()).isEqualTo(3);
        assertThat(next.tries().notBefore()).isEqualTo(NOW);
    }

    @Test
    void aFloodIsWaitedOut() {
        assertThat(again(judged(EDIT, new Answer.Flooded(Duration.ofSeconds(5))))
                        .tries()
                        .notBefore())
                .isEqualTo(NOW.plusSeconds(5));
    }
}
