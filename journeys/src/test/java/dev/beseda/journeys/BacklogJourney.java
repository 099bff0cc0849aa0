package dev.beseda.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.house.Crowd;
import dev.beseda.journeys.house.EchoBots;
import dev.beseda.journeys.house.House;
import dev.beseda.journeys.house.LiveHeap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// However much waits for one bot that Telegram has silenced: the replica's memory stays as it is, and other bots'
/// people are answered as if nothing was.
@Order(House.LAST)
@Tag(House.BREAKABLE)
class BacklogJourney {
    private static final int WAITING = 1_000_000;
    private static final int CHATS = 10_000;
    private static final int RETRY_AFTER = 3_600;
    private static final int PEOPLE = 10;
    private static final int EACH = 5;
    private static final int PER_SECOND = 25;

    /// Pages of the backlog, caches and code that grew warm; all of the backlog would be more than ten times that.
    private static final long FLAT_BYTES = 32L << 20;

    private static final House HOUSE = House.breakable();

    @Test
    void aMillionRepliesOfASilencedBotFillNoMemoryAndHoldUpNobodyElse() {
        var silenced = EchoBots.make(HOUSE, 1);
        var others = Crowd.gather(HOUSE.telegram(), EchoBots.make(HOUSE, 2), PEOPLE);
        var witness = Crowd.gather(HOUSE.telegram(), silenced, 1).chats().getFirst();
        HOUSE.telegram().refuseSome(silenced.getFirst(), "sendMessage", 1, RETRY_AFTER);
        long before = LiveHeap.bytes(HOUSE.stack().pid("bot"));
        HOUSE.botTables().leaveWaiting(witness.person(), WAITING, CHATS);
        // Whoever comes back finds all of it.
        HOUSE.kill("bot").run();
        long replica = HOUSE.stack().pid("bot");

        others.write(EACH * PEOPLE, PER_SECOND);
        var replies = others.awaitReplies();

        assertThat(others.chats())
                .allSatisfy(chat -> assertThat(replies.numbersIn(chat.person()))
                        .isEqualTo(IntStream.rangeClosed(1, EACH).boxed().toList()));
        assertThat(replies.repeated()).isEmpty();
        assertThat(HOUSE.stack().pid("bot")).as("the process that came back").isEqualTo(replica);
        assertThat(LiveHeap.bytes(replica)).isLessThan(before + FLAT_BYTES);
        assertThat(HOUSE.botTables().open()).as("all of it still waits").isGreaterThanOrEqualTo(WAITING);
    }
}
