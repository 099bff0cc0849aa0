package dev.beseda.llm.replies.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.ForgetTalk;
import dev.beseda.contracts.llm.LlmCommand.StopReplies;
import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.llm.replies.rules.ConversationQueue.Begun;
import dev.beseda.llm.replies.rules.Intake.Decision;
import dev.beseda.llm.replies.rules.Intake.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Talk TALK = new Talk(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), 7, 8);

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }

    private static WriteReply order(long ticket, int askedAt) {
        return order(ticket, askedAt, "text " + ticket);
    }

    private static WriteReply order(long ticket, int askedAt, String text) {
        return new WriteReply(TALK, ticket, text, "as of " + ticket, "en", Map.of(), second(askedAt));
    }

    private static Moment at(int second, UUID reply) {
        return new Moment(second(second), WINDOW, reply);
    }

    private static ConversationQueue waiting(WriteReply order) {
        return Intake.decide(ConversationQueue.EMPTY, order, at(0, FIRST)).line();
    }

    private static ConversationQueue begun(WriteReply order) {
        return new ConversationQueue(Optional.of(new Begun(FIRST, Request.of(order))), Optional.empty(), Instant.EPOCH);
    }

    @Test
    void anOrderWaitsForItsWindow() {
        var decision = Intake.decide(ConversationQueue.EMPTY, order(1, 0), at(0, FIRST));

        var pending = decision.line().waiting().orElseThrow();
        assertThat(pending.reply()).isEqualTo(FIRST);
        assertThat(pending.due()).isEqualTo(second(2));
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void whatComesMeanwhileIsAnsweredTogetherInTheOrderInWhichItWasAsked() {
        var line = waiting(order(2, 5));

        var decision = Intake.decide(line, order(1, 3), at(1, SECOND));

        var pending = decision.line().waiting().orElseThrow();
        assertThat(pending.reply()).isEqualTo(FIRST);
        assertThat(pending.request().text()).isEqualTo("text 1\ntext 2");
        assertThat(pending.request().tickets()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(pending.request().instructions()).isEqualTo("as of 2");
        assertThat(pending.due()).isEqualTo(second(3));
    }

    @Test
    void whoWritesOnAndOnDoesNotWaitForEver() {
        var line = waiting(order(1, 0));

        for (int second = 1; second <= 20; second++) {
            line = Intake.decide(line, order(second + 1, second), at(second, SECOND))
                    .line();
        }

        assertThat(line.waiting().orElseThrow().due()).isEqualTo(second(6));
    }

    @Test
    void aReplyThatIsBeingWrittenIsLeftAlone() {
        var line = begun(order(1, 0));

        var decision = Intake.decide(line, order(2, 1), at(1, SECOND));

        assertThat(decision.line().begun()).isEqualTo(line.begun());
        assertThat(decision.line().waiting().map(PendingReply::reply)).contains(SECOND);
        assertThat(decision.line().waiting().map(pending -> pending.request().tickets()))
                .hasValueSatisfying(tickets -> assertThat(tickets).containsExactly(2L));
    }

    @Test
    void anOrderThatComesTwiceChangesNothing() {
        var waiting = waiting(order(1, 0));
        var begun = begun(order(1, 0));

        assertThat(Intake.decide(waiting, order(1, 0), at(1, SECOND))).isEqualTo(new Decision(waiting, List.of()));
        assertThat(Intake.decide(begun, order(1, 0), at(1, SECOND))).isEqualTo(new Decision(begun, List.of()));
    }

    @Test
    void aStopDropsWhatWaitsAndHaltsWhatIsBeingWritten() {
        var both = Intake.decide(begun(order(1, 0)), order(2, 1), at(1, SECOND)).line();

        var decision = Intake.decide(both, new StopReplies(TALK, second(1)), at(2, FIRST));

        assertThat(decision.line().waiting()).isEmpty();
        assertThat(decision.effects())
                .containsExactly(new Effect.Dropped(both.waiting().orElseThrow()), new Effect.Halted(FIRST, Halt.STOP));
    }

    @Test
    void aStopThatComesLateLeavesWhatWasAskedAfterIt() {
        var line = waiting(order(1, 5));

        var decision = Intake.decide(line, new StopReplies(TALK, second(4)), at(6, SECOND));

        assertThat(decision.line().waiting()).isEqualTo(line.waiting());
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void anOrderThatComesAfterItsStopIsNotWritten() {
        var stopped = Intake.decide(ConversationQueue.EMPTY, new StopReplies(TALK, second(4)), at(4, FIRST))
                .line();

        var decision = Intake.decide(stopped, order(1, 3), at(5, SECOND));

        assertThat(decision.line().waiting()).isEmpty();
        assertThat(decision.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Dropped.class,
                        dropped -> assertThat(dropped.pending().request().tickets())
                                .containsExactly(1L));
    }

    @Test
    void whoAsksAgainAfterAStopIsAnswered() {
        var stopped = Intake.decide(ConversationQueue.EMPTY, new StopReplies(TALK, second(4)), at(4, FIRST))
                .line();

        var decision = Intake.decide(stopped, order(1, 4), at(5, SECOND));

        assertThat(decision.line().waiting().map(PendingReply::reply)).contains(SECOND);
    }

    @Test
    void whoBeginsAnewIsNotRememberedByWhatIsStillBeingWritten() {
        var wish = new ForgetTalk(TALK, second(1));

        var decision = Intake.decide(begun(order(1, 0)), wish, at(2, SECOND));

        assertThat(decision.effects())
                .containsExactly(new Effect.Halted(FIRST, Halt.FORGET), new Effect.Forgotten(wish));
    }

    @Test
    void ofTooMuchTextTheOldestIsLeftOutAndItsTicketIsAnsweredAllTheSame() {
        var line = waiting(order(1, 0, "old"));

        var decision = Intake.decide(line, order(2, 1, "x".repeat(Request.MOST_CHARACTERS)), at(1, SECOND));

        var request = decision.line().waiting().orElseThrow().request();
        assertThat(request.text()).hasSize(Request.MOST_CHARACTERS).doesNotContain("old");
        assertThat(request.tickets()).containsExactlyInAnyOrder(1L, 2L);
    }
}
