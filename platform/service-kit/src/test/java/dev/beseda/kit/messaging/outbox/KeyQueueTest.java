package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.messaging.outbox.KeyQueue.Back;
import dev.beseda.kit.messaging.outbox.OutboxRow.Address;
import dev.beseda.kit.messaging.outbox.SendOutcome.Acknowledged;
import dev.beseda.kit.messaging.outbox.SendOutcome.Delayed;
import dev.beseda.kit.messaging.outbox.SendOutcome.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyQueueTest {
    private static final Address ADDRESS = new Address("topic", "key");

    private final List<OutboxRow> rows =
            LongStream.rangeClosed(1, 3).mapToObj(id -> row(id, 0)).toList();
    private final KeyQueue queue = new KeyQueue(rows);

    private static OutboxRow row(long id, int attempts) {
        return new OutboxRow(id, 0, ADDRESS, "text", attempts, false);
    }

    private void sends(SendOutcome outcome) {
        assertThat(queue.next()).isPresent();
        assertThat(queue.settle(outcome)).isTrue();
    }

    @Test
    void oneFollowsTheOtherWhenThatHasArrivedOrNeverWill() {
        sends(new Acknowledged());
        sends(new Refused("too large"));
        sends(new Acknowledged());

        assertThat(queue.next()).isEmpty();
        var settled = queue.close();
        assertThat(settled.acknowledged()).isEqualTo(2);
        assertThat(settled.refused()).containsOnlyKeys(rows.get(1));
        assertThat(settled.back()).isEmpty();
    }

    @Test
    void whatCanNotBeTakenYetHoldsUpWhatIsBehindIt() {
        sends(new Acknowledged());
        sends(new Delayed("no leader"));

        assertThat(queue.next()).isEmpty();
        assertThat(queue.close().back())
                .containsExactly(
                        new Back(rows.get(1), 1, Optional.of(rows.get(1).backOff())),
                        new Back(rows.get(2), 0, Optional.empty()));
    }

    @Test
    void whatIsStillUnderWayWhenTimeIsUpIsLeftAloneUntilItHasArrivedOrFailed() {
        assertThat(queue.next()).contains(rows.getFirst());

        var back = queue.close().back();

        assertThat(back.getFirst().pause()).contains(KeyQueue.LEASE);
        assertThat(back).extracting(Back::row).isEqualTo(rows);
        assertThat(queue.settle(new Acknowledged())).isFalse();
        assertThat(queue.next()).isEmpty();
    }

    @Test
    void aKeyThatWaitsAgainAndAgainWaitsLongerButNotForLong() {
        assertThat(row(1, 0).backOff()).isEqualTo(Duration.ofMillis(500));
        assertThat(row(1, 1).backOff()).isEqualTo(Duration.ofSeconds(1));
        assertThat(row(1, 100).backOff()).isEqualTo(Duration.ofSeconds(4));
    }
}
