package dev.beseda.kit.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.kit.messaging.outbox.KeyQueue.Back;
import dev.beseda.kit.messaging.outbox.KeyQueue.Settlement;
import dev.beseda.kit.messaging.outbox.OutboxRow.Address;
import dev.beseda.kit.messaging.outbox.SendOutcome.Acknowledged;
import dev.beseda.kit.messaging.outbox.SendOutcome.Delayed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SendBatchTest {
    private final List<String> handedOver = new ArrayList<>();
    private final Map<OutboxRow, Consumer<SendOutcome>> underWay = new HashMap<>();
    private final Map<OutboxRow, SendOutcome> late = new HashMap<>();

    private static OutboxRow row(long id, String key, boolean wasHeld) {
        return new OutboxRow(id, 0, new Address("topic", key), key + id, 0, wasHeld);
    }

    /// The broker acknowledges what it is handed, but for keys that begin with `slow` and `sick`.
    private void broker(OutboxRow row, Consumer<SendOutcome> told) {
        handedOver.add(row.payload());
        switch (row.address().key()) {
            case "slow" -> underWay.put(row, told);
            case "sick" -> told.accept(new Delayed("away"));
            default -> told.accept(new Acknowledged());
        }
    }

    private List<Settlement> send(OutboxRow... rows) {
        return new SendBatch(List.of(rows), this::broker, late::put)
                .send()
                .await()
                .indefinitely();
    }

    private static List<Back> back(List<Settlement> settlements) {
        return settlements.stream().flatMap(one -> one.back().stream()).toList();
    }

    @Test
    void aKeyThatIsNotTakenKeepsItsMessagesAndTheOthersArrive() {
        var settled = send(row(1, "sick", false), row(2, "well", false), row(3, "sick", false), row(4, "well", false));

        assertThat(handedOver).containsExactly("sick1", "well2", "well4");
        assertThat(settled.stream().mapToInt(Settlement::acknowledged).sum()).isEqualTo(2);
        assertThat(back(settled)).extracting(back -> back.row().payload()).containsExactly("sick1", "sick3");
    }

    @Test
    void nobodyWaitsForASlowOneForLongAndWhatBecomesOfItIsHeardLater() {
        var slow = row(1, "slow", false);

        var settled = send(slow, row(2, "slow", false), row(3, "well", false));

        assertThat(back(settled).getFirst().pause()).contains(KeyQueue.LEASE);
        assertThat(back(settled).getLast().pause()).isEqualTo(Optional.empty());
        underWay.get(slow).accept(new Acknowledged());
        assertThat(late).containsExactly(Map.entry(slow, new Acknowledged()));
        assertThat(handedOver).containsExactly("slow1", "well3");
    }

    @Test
    void whatWasHeldIsTriedAndNotWaitedForAtAll() {
        var settled = send(row(1, "slow", true));

        assertThat(handedOver).containsExactly("slow1");
        assertThat(back(settled)).singleElement().extracting(Back::pause).isEqualTo(Optional.of(KeyQueue.LEASE));
        assertThat(settled).noneMatch(Settlement::isDelayed);
    }
}
