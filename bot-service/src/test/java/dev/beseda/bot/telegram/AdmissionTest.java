package dev.beseda.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Call;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final UUID BOT = new UUID(0, 1);
    private static final Set<Integer> SHARD = Set.of(Deliveries.shard(BOT));

    private final List<Delivery> sent = new ArrayList<>();
    private final Set<Integer> held = new HashSet<>(SHARD);
    private final Admission admission = new Admission(sent::addAll, held::contains);
    private final Delivery older = delivery(1);
    private final Delivery newer = delivery(2);

    private static Delivery delivery(long number) {
        var call = Call.SendMessage.plain("message " + number);
        return new Delivery(new UUID(1, number), new Destination(BOT, 7), Lane.REPLY, call, Instant.EPOCH);
    }

    @Test
    void whatIsNewDoesNotOvertakeWhatTheTableStillHolds() {
        admission.enter(List.of(newer));
        assertThat(admission.keepsAside()).isTrue();

        admission.catchUp(SHARD, List.of(older), true);

        assertThat(sent).containsExactly(older, newer);
        assertThat(admission.keepsAside()).isFalse();
    }

    @Test
    void onceCaughtUpWhatIsNewGoesAtOnce() {
        admission.catchUp(SHARD, List.of(), true);

        admission.enter(List.of(older));
        admission.enter(List.of(newer));

        assertThat(sent).containsExactly(older, newer);
    }

    @Test
    void whileTheTableHoldsMoreWhatIsNewIsLeftThere() {
        admission.enter(List.of(newer));

        admission.catchUp(SHARD, List.of(older), false);
        admission.enter(List.of(newer));

        assertThat(sent).containsExactly(older);
        assertThat(admission.keepsAside()).isTrue();
    }

    @Test
    void aShardThatLeftMustBeCaughtUpAgain() {
        admission.catchUp(SHARD, List.of(), true);

        admission.close(SHARD);
        admission.enter(List.of(newer));

        assertThat(sent).isEmpty();
    }

    @Test
    void aShardThatLeftDuringTheLookIsNotCaughtUp() {
        held.clear();

        admission.catchUp(SHARD, List.of(), true);
        admission.enter(List.of(newer));

        assertThat(sent).isEmpty();
    }
}
