package dev.beseda.journeys.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.people.Crowd;
import dev.beseda.journeys.people.EchoBots;
import dev.beseda.journeys.platform.LiveHeap;
import dev.beseda.journeys.platform.TestPlatform;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// However much waits for one bot that Telegram has silenced: the replica's memory stays as it is, and other bots'
/// people are answered as if nothing was.
@Order(TestPlatform.LAST)
@Tag(TestPlatform.BREAKABLE)
class BacklogJourney {
    private static final int WAITING = 1_000_000;
    private static final int CHATS = 10_000;
    private static final int RETRY_AFTER = 3_600;
    private static final int PEOPLE = 10;
    private static final int EACH = 5;
    private static final int PER_SECOND = 25;

    /// Pages of the backlog, caches and code that grew warm; all of the backlog would be more than ten times that.
    private static final long FLAT_BYTES = 32L << 20;

    private static final TestPlatform PLATFORM = TestPlatform.breakable();

    @Test
    void aMillionRepliesOfASilencedBotFillNoMemoryAndHoldUpNobodyElse() {
        var silenced = EchoBots.make(PLATFORM, 1);
        var others = Crowd.gather(PLATFORM.telegram(), EchoBots.make(PLATFORM, 2), PEOPLE);
        var witness = Crowd.gather(PLATFORM.telegram(), silenced, 1).chats().getFirst();
        PLATFORM.telegram().refuseSome(silenced.getFirst(), "sendMessage", 1, RETRY_AFTER);
        long before = LiveHeap.bytes(PLATFORM.stack().pid("bot"));
        PLATFORM.botTables().leaveWaiting(witness.person(), WAITING, CHATS);
        // Whoever comes back finds all of it.
        PLATFORM.kill("bot").run();
        long replica = PLATFORM.stack().pid("bot");

        others.write(EACH * PEOPLE, PER_SECOND);
        var replies = others.awaitReplies();

        assertThat(others.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, EACH).boxed().toList()));
        assertThat(replies.repeated()).isEmpty();
        assertThat(PLATFORM.stack().pid("bot")).as("the process that came back").isEqualTo(replica);
        assertThat(LiveHeap.bytes(replica)).isLessThan(before + FLAT_BYTES);
        assertThat(PLATFORM.botTables().open()).as("all of it still waits").isGreaterThanOrEqualTo(WAITING);
    }
}
