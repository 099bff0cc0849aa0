package dev.beseda.bot.telegram.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.deliveries.Deliveries;
import dev.beseda.bot.telegram.rules.Delivery;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.rules.calls.Call;
import dev.beseda.bot.telegram.sending.Admission.Look;
import dev.beseda.bot.telegram.sending.DeliveryPage.Line;
import dev.beseda.bot.telegram.sending.DeliveryPage.Seen;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final UUID BOT = new UUID(0, 1);
    private static final Set<Integer> SHARD = Set.of(Deliveries.shard(BOT));
    private static final Pile PILE = new Pile(BOT, Lane.REPLY);
    private static final Line LAST = new Line(PILE, 7, 0, false);
    private static final DeliveryPage NOTHING = new DeliveryPage(List.of(), Map.of());

    private final List<Delivery> sent = new ArrayList<>();
    private final Set<Integer> held = new HashSet<>(SHARD);
    private int room = 100;
    private final Admission admission = new Admission(sent::addAll, held::contains, pile -> sent.size() < room);
    private final Delivery older = delivery(1, Lane.REPLY);
    private final Delivery newer = delivery(2, Lane.REPLY);

    private static Delivery delivery(long number, Lane lane) {
        var call = Call.SendMessage.plain("message " + number);
        return new Delivery(new UUID(1, number), new Destination(BOT, 7), lane, call, Instant.EPOCH);
    }

    private static DeliveryPage page(boolean toTheEnd, boolean more) {
        return new DeliveryPage(List.of(), Map.of(PILE, new Seen(LAST, toTheEnd, more, false)));
    }

    private boolean looks(DeliveryPage page, Delivery... found) {
        return admission.end(admission.begin(pile -> true), SHARD, page, List.of(found));
    }

    @Test
    void whatIsNewIsLeftToTheTableUntilItsShardIsCaughtUp() {
        boolean left = admission.enter(List.of(newer));

        looks(NOTHING, older, newer);

        assertThat(left).isTrue();
        assertThat(sent).containsExactly(older, newer);
        assertThat(admission.hasBacklog(PILE)).isFalse();
    }

    @Test
    void onceCaughtUpWhatIsNewGoesAtOnce() {
        looks(NOTHING);

        assertThat(admission.enter(List.of(older))).isFalse();
        assertThat(admission.enter(List.of(newer))).isFalse();

        assertThat(sent).containsExactly(older, newer);
    }

    @Test
    void bulkAlwaysComesFromTheTable() {
        looks(NOTHING);

        assertThat(admission.enter(List.of(delivery(3, Lane.BROADCAST)))).isTrue();

        assertThat(sent).isEmpty();
    }

    @Test
    void whileTheTableHasMoreOfItsPileWhatIsNewIsLeftThere() {
        looks(page(true, true), older);

        boolean left = admission.enter(List.of(newer));

        assertThat(left).isTrue();
        assertThat(sent).containsExactly(older);
        looks(page(true, false), newer);
        assertThat(admission.hasBacklog(PILE)).isFalse();
    }

    @Test
    void aPileOfWhichTooMuchIsInHandGoesOnInTheTable() {
        looks(NOTHING);
        room = 1;

        boolean left = admission.enter(List.of(older)) || admission.enter(List.of(newer));

        assertThat(left).isTrue();
        assertThat(sent).containsExactly(older);
        assertThat(admission.hasBacklog(PILE)).isTrue();
    }

    @Test
    void whatComesDuringALookIsLookedForOnceMore() {
        looks(page(true, true));
        var look = admission.begin(pile -> true);

        admission.enter(List.of(newer));

        assertThat(admission.end(look, SHARD, NOTHING, List.of())).isTrue();
        assertThat(admission.hasBacklog(PILE)).isTrue();
        assertThat(looks(page(true, false), newer)).isFalse();
        assertThat(admission.hasBacklog(PILE)).isFalse();
    }

    @Test
    void aPileWithManyLinesIsGoneThroughPageByPage() {
        assertThat(looks(page(false, false))).isTrue();

        var second = admission.begin(pile -> true);
        assertThat(second.goneOn()).containsExactly(LAST);
        assertThat(admission.end(second, SHARD, page(true, false), List.of())).isFalse();

        assertThat(admission.hasBacklog(PILE)).isTrue();
        assertThat(admission.begin(pile -> true)).isEqualTo(new Look(Set.of(), List.of()));
        assertThat(admission.end(new Look(Set.of(), List.of()), SHARD, page(true, false), List.of()))
                .isFalse();
        assertThat(admission.hasBacklog(PILE)).isFalse();
    }

    @Test
    void aPileOfWhichEnoughIsInHandIsNotLookedAt() {
        looks(page(true, true));

        var look = admission.begin(pile -> false);

        assertThat(look.full()).containsExactly(PILE);
        assertThat(admission.end(look, SHARD, NOTHING, List.of())).isFalse();
        assertThat(admission.hasBacklog(PILE)).isTrue();
    }

    @Test
    void aShardThatLeftMustBeCaughtUpAgain() {
        looks(NOTHING);

        admission.close(SHARD);
        admission.enter(List.of(newer));

        assertThat(sent).isEmpty();
    }

    @Test
    void aShardThatLeftDuringTheLookIsNotCaughtUp() {
        held.clear();

        looks(NOTHING);
        admission.enter(List.of(newer));

        assertThat(sent).isEmpty();
    }
}
