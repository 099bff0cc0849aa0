package dev.beseda.llm.replies.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.contracts.llm.LlmCommand.Talk;
import dev.beseda.contracts.llm.LlmCommand.WriteReply;
import dev.beseda.contracts.llm.LlmEvent.Ending;
import dev.beseda.contracts.llm.LlmEvent.Reason;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.knowledge.rules.Price;
import dev.beseda.llm.knowledge.rules.PriceList;
import dev.beseda.llm.providers.rules.Failure;
import dev.beseda.llm.providers.rules.ModelEvent;
import dev.beseda.llm.providers.rules.ModelEvent.Finish;
import dev.beseda.llm.replies.leases.Lease;
import dev.beseda.llm.replies.rules.PendingReply;
import dev.beseda.llm.replies.rules.ReplyOutcome;
import dev.beseda.llm.replies.rules.Request;
import dev.beseda.llm.replies.writing.Writing.Interruption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WritingTest {
    private static final int LONGEST = 100;

    private final Scripted model = new Scripted();
    private final Writing writing = new Writing(lease(), Clock.systemUTC(), Instant.MAX);

    private static final LlmSettings SETTINGS = new LlmSettings(
            UUID.randomUUID(),
            UUID.randomUUID(),
            1,
            List.of(),
            "",
            new LlmSettings.Memory(4096, 50, true),
            new LlmSettings.Manner(LlmSettings.Streaming.EDITS, 0),
            new LlmSettings.Limits(0, false, OptionalLong.empty(), OptionalLong.empty()));

    private static Lease lease() {
        var talk = new Talk(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, 8);
        var request = Request.of(new WriteReply(talk, 1, "Hello", "", "en", Map.of(), Instant.EPOCH));
        var pending = new PendingReply(UUID.randomUUID(), talk, request, Instant.EPOCH, Instant.EPOCH);
        return new Lease(UUID.randomUUID(), pending, 1, Optional.empty());
    }

    private CompletableFuture<Void> followed() {
        return writing.follow(model.stream(), LONGEST).subscribeAsCompletionStage();
    }

    private ReplyOutcome end() {
        return OutcomeMapper.end(writing, writing.text());
    }

    @Test
    void aModelThatHasNoMoreToSayMakesAWholeReply() {
        var over = followed();

        model.begins().says(" Hel").says("lo\n").ends(new ModelEvent.Done(Finish.STOP));

        assertThat(over).isCompleted();
        assertThat(end()).isEqualTo(new ReplyOutcome.Written("Hello", Ending.WHOLE));
    }

    @Test
    void aSentenceIsShownWhenItCanBeNoForeignPriceAnyMore() {
        writing.show(SETTINGS, new PriceList(Optional.of(Set.of(new Price(1_990_00, "RUB")))));
        var over = followed();

        model.begins().says("It is fine. It costs 99");

        assertThat(writing.textSoFar()).isEqualTo("It is fine.");

        model.says("0 ₽. With us it is 1990 ₽.").ends(new ModelEvent.Done(Finish.STOP));

        assertThat(over).isCompleted();
        assertThat(writing.textSoFar()).isEqualTo("It is fine.");
    }

    @Test
    void aStopCancelsTheModelAndKeepsWhatItHasSaid() {
        var over = followed();
        model.begins().says("Half of");

        writing.interrupt(Interruption.STOPPED);

        assertThat(over).isCompleted();
        assertThat(model.isCancelled()).isTrue();
        assertThat(end()).isEqualTo(new ReplyOutcome.Written("Half of", Ending.STOPPED));
    }

    @Test
    void aStopBeforeTheModelIsAskedCancelsItAsSoonAsItIs() {
        writing.interrupt(Interruption.STOPPED);

        var over = followed();

        assertThat(over).isCompleted();
        assertThat(model.isCancelled()).isTrue();
        assertThat(end())
                .isInstanceOfSatisfying(
                        ReplyOutcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Reason.STOPPED));
    }

    @Test
    void aStopAfterTheLastWordComesTooLate() {
        var over = followed();
        model.begins().says("All of it").ends(new ModelEvent.Done(Finish.STOP));

        writing.interrupt(Interruption.STOPPED);

        assertThat(over).isCompleted();
        assertThat(end()).isEqualTo(new ReplyOutcome.Written("All of it", Ending.WHOLE));
    }

    @Test
    void aModelThatNeverEndsIsCutAtTheLongestText() {
        var over = followed();
        model.begins();

        for (int more = 0; more < 20; more++) {
            model.says("0123456789");
        }

        assertThat(over).isCompleted();
        assertThat(model.isCancelled()).isTrue();
        assertThat(end()).isInstanceOfSatisfying(ReplyOutcome.Written.class, written -> {
            assertThat(written.text()).hasSize(LONGEST);
            assertThat(written.ending()).isEqualTo(Ending.CUT);
        });
    }

    @Test
    void whoSaysTooMuchAtOnceIsCutAndNoCharacterIsCutInTwo() {
        var over = followed();

        model.begins().says("0".repeat(LONGEST - 1) + "😀".repeat(LONGEST));

        model.ends(new ModelEvent.Done(Finish.STOP));
        assertThat(over).isCompleted();
        assertThat(end()).isEqualTo(new ReplyOutcome.Written("0".repeat(LONGEST - 1), Ending.CUT));
    }

    @Test
    void aStreamThatBreaksOffLeavesWhatWasSaid() {
        var over = followed();

        model.begins()
                .says("Half of")
                .ends(new ModelEvent.Failed(new Failure(Failure.Kind.CUT, "The stream broke off")));

        assertThat(over).isCompleted();
        assertThat(end()).isEqualTo(new ReplyOutcome.Written("Half of", Ending.CUT));
    }
}
