package dev.beseda.bot.telegram.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.rules.calls.Markup;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendPolicyTest {
    private static final Instant QUEUED = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = QUEUED.plusSeconds(10);
    private static final Call HELLO = Call.SendMessage.plain("Hello");

    private static Delivery delivery(Lane lane, int attempts, int unknown) {
        return new Delivery(new UUID(0, 1), new Destination(new UUID(0, 2), 3), lane, HELLO, QUEUED)
                .tried(new Delivery.Tries(attempts, unknown, Instant.EPOCH));
    }

    private static Delivery again(Lane lane, int attempts, int unknown, Instant at) {
        return delivery(lane, 0, 0).tried(new Delivery.Tries(attempts, unknown, at));
    }

    private static Delivery fresh(Lane lane) {
        return delivery(lane, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void whatTelegramDidIsSent(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Done(OptionalLong.of(7), ""), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Sent(OptionalLong.of(7)));
    }

    @ParameterizedTest
    @EnumSource
    void whatTelegramRefusesHasFailedForGood(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Refused(400, "Bad Request: chat not found"), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Failed("400 Bad Request: chat not found"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedForItsTokenWaitsForAnotherToken(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Unauthorized(401, "Unauthorized"), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Again(again(lane, 1, 0, NOW), "401 Unauthorized"));
    }

    @Test
    void whatWaitsForAnotherTokenBeyondItsLifetimeHasFailedAndSaysWhy() {
        var late = QUEUED.plus(SendPolicy.LIFETIME).plusSeconds(1);

        var outcome = SendPolicy.judge(fresh(Lane.REPLY), new Answer.Unauthorized(401, "Unauthorized"), late);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Failed("Not delivered in time: 401 Unauthorized"));
    }

    @ParameterizedTest
    @CsvSource({"401, true", "404, true", "400, false", "403, false", "409, false"})
    void aTokenIsComplainedOfInTwoWays(int code, boolean isAboutToken) {
        assertThat(TelegramErrorKind.isAboutToken("sendMessage", code)).isEqualTo(isAboutToken);
    }

    @Test
    void aServerThatKnowsNoDraftsComplainsOfNoToken() {
        assertThat(TelegramErrorKind.isAboutToken("sendMessageDraft", 404)).isFalse();
        assertThat(TelegramErrorKind.isAboutToken("sendMessageDraft", 401)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aFloodIsWaitedForAsLongAsTelegramSays(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Flooded(Duration.ofSeconds(37)), NOW);

        assertThat(outcome)
                .isEqualTo(new DeliveryOutcome.Again(again(lane, 1, 0, NOW.plusSeconds(37)), "429 Too Many Requests"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 16", "5, 32", "6, 60", "7, 60", "1000, 60", "30000, 60"})
    void whatTelegramMissedIsMadeAgainAfterALongerAndLongerPause(int attempts, int seconds) {
        var outcome = SendPolicy.judge(delivery(Lane.BROADCAST, attempts, 0), new Answer.Missed("502"), NOW);

        assertThat(outcome)
                .isEqualTo(new DeliveryOutcome.Again(
                        again(Lane.BROADCAST, attempts + 1, 0, NOW.plusSeconds(seconds)), "502"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWouldComeMoreThanADayLateHasFailed(Lane lane) {
        var evening = QUEUED.plus(SendPolicy.LIFETIME);

        var missed = SendPolicy.judge(fresh(lane), new Answer.Missed("502"), evening);
        var flooded = SendPolicy.judge(fresh(lane), new Answer.Flooded(Duration.ofHours(24)), NOW);

        assertThat(missed).isEqualTo(new DeliveryOutcome.Failed("Not delivered in time: 502"));
        assertThat(flooded).isEqualTo(new DeliveryOutcome.Failed("Not delivered in time: 429 Too Many Requests"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "EDIT", "FOLLOW_UP"})
    void anUnknownOutcomeIsMadeAgainOnceWhereSilenceIsWorseThanRepetition(Lane lane) {
        var once = SendPolicy.judge(fresh(lane), new Answer.Silent("No answer"), NOW);
        var twice = SendPolicy.judge(delivery(lane, 1, 1), new Answer.Silent("No answer"), NOW);

        assertThat(once).isEqualTo(new DeliveryOutcome.Again(again(lane, 1, 1, NOW), "No answer"));
        assertThat(twice).isEqualTo(new DeliveryOutcome.Unknown("No answer"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYMENT", "BROADCAST"})
    void anUnknownOutcomeStaysUnknownWhereRepetitionIsWorse(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Silent("No answer"), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Unknown("No answer"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "EDIT", "FOLLOW_UP"})
    void aMissedCallAfterAnUnknownOneIsStillMadeAgainAndRemembersIt(Lane lane) {
        var outcome = SendPolicy.judge(delivery(lane, 1, 1), new Answer.Missed("500"), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Again(again(lane, 2, 1, NOW.plusSeconds(2)), "500"));
    }

    @ParameterizedTest
    @EnumSource
    void whoeverBlockedTheBotHasLeft(Lane lane) {
        var outcome = SendPolicy.judge(fresh(lane), new Answer.Refused(403, "Forbidden: bot was blocked"), NOW);

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Departed("403 Forbidden: bot was blocked", NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 0",
                "Bad Request: BUTTON_DATA_INVALID",
                "Bad Request: reply markup is too long"
            })
    void aReplyIsNeverDroppedForItsLooks(String refusal) {
        var bold = new RichText("Hi", List.of(new Span(Span.Kind.BOLD, 0, 2)));
        var removing = Optional.<Markup>of(new Markup.RemoveKeyboard());
        var pretty = fresh(Lane.REPLY).saying(new Call.SendMessage(bold, removing));

        var first = SendPolicy.judge(pretty, new Answer.Refused(400, refusal), NOW);
        var second = SendPolicy.judge(fresh(Lane.REPLY), new Answer.Refused(400, refusal), NOW);

        assertThat(first)
                .isEqualTo(new DeliveryOutcome.Again(
                        again(Lane.REPLY, 1, 0, NOW).saying(Call.SendMessage.plain("Hi")), "400 " + refusal));
        assertThat(second).isInstanceOf(DeliveryOutcome.Failed.class);
    }

    @Test
    void aChangeThatChangesNothingIsDone() {
        var edit = fresh(Lane.EDIT).saying(new Call.EditText(7, RichText.plain("same"), Optional.empty()));
        var same = new Answer.Refused(400, "Bad Request: message is not modified: specified new message content …");

        assertThat(SendPolicy.judge(edit, same, NOW)).isEqualTo(new DeliveryOutcome.Sent(OptionalLong.empty()));
    }

    @Test
    void aGroupThatBecameASupergroupGetsItThere() {
        var outcome = SendPolicy.judge(fresh(Lane.BROADCAST), new Answer.Moved(-1007), NOW);

        assertThat(outcome).isInstanceOfSatisfying(DeliveryOutcome.Again.class, again -> {
            assertThat(again.delivery().to().chat()).isEqualTo(-1007);
            assertThat(again.at()).isEqualTo(NOW);
        });
    }

    @Test
    void whatHasATimeIsOfNoUseAfterIt() {
        var expiring = fresh(Lane.BROADCAST).ordered(new Delivery.Order(Optional.empty(), Optional.of(NOW)));
        var typing = fresh(Lane.REPLY).saying(new Call.ChatAction("typing"));

        assertThat(SendPolicy.isExpired(expiring, NOW)).isFalse();
        assertThat(SendPolicy.isExpired(expiring, NOW.plusMillis(1))).isTrue();
        assertThat(SendPolicy.isExpired(typing, QUEUED.plusSeconds(6))).isTrue();
        var notPaid = fresh(Lane.PAYMENT).saying(new Call.RefusePreCheckoutQuery("1", "No."));
        assertThat(SendPolicy.isExpired(notPaid, QUEUED.plusSeconds(10))).isFalse();
        assertThat(SendPolicy.isExpired(notPaid, QUEUED.plusSeconds(11))).isTrue();
        assertThat(SendPolicy.isExpired(fresh(Lane.REPLY), NOW)).isFalse();
        var late = SendPolicy.judge(expiring, new Answer.Missed("502"), NOW);
        assertThat(late).isInstanceOf(DeliveryOutcome.Failed.class);
    }
}
