package dev.beseda.bot.telegram.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.telegram.rules.Lane;
import dev.beseda.bot.telegram.sending.DeliveryPage.Key;
import dev.beseda.bot.telegram.sending.DeliveryPage.Line;
import dev.beseda.bot.telegram.sending.DeliveryPage.Seen;
import dev.beseda.bot.telegram.sending.DeliveryPage.Size;
import dev.beseda.bot.telegram.sending.DeliveryPage.Standing;
import dev.beseda.bot.telegram.sending.SendQueues.Pile;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryPageTest {
    private static final Pile PILE = new Pile(new UUID(0, 1), Lane.REPLY);
    private static final Line ADA = new Line(PILE, 1, 0, false);
    private static final Line BOB = new Line(PILE, 2, 0, false);
    private static final Size SIZE = new Size(3, 3);

    private static UUID id(long number) {
        return new UUID(1, number);
    }

    private static Key queued(Line line, long number) {
        return new Key(line, id(number), Standing.QUEUED);
    }

    private static Key begun(Line line, long number, boolean overdue) {
        return new Key(line, id(number), overdue ? Standing.ABANDONED : Standing.BEGUN);
    }

    @Test
    void whatIsNotInHandIsWanted() {
        var page = DeliveryPage.of(List.of(queued(ADA, 1), queued(ADA, 2), queued(BOB, 3)), Set.of(id(1)), SIZE);

        assertThat(page.toLoad()).containsExactlyInAnyOrder(id(2), id(3));
        assertThat(page.piles()).containsEntry(PILE, new Seen(BOB, true, false, false));
    }

    @Test
    void behindACallThatAnotherMayStillBeMakingNothingIsTaken() {
        var page = DeliveryPage.of(List.of(begun(ADA, 1, false), queued(ADA, 2), queued(BOB, 3)), Set.of(), SIZE);

        assertThat(page.toLoad()).containsExactly(id(3));
        assertThat(page.piles().get(PILE).more()).isTrue();
    }

    @Test
    void behindACallOfOurOwnTheNextIsTaken() {
        var page = DeliveryPage.of(List.of(begun(ADA, 1, true), queued(ADA, 2)), Set.of(id(1)), SIZE);

        assertThat(page.toLoad()).containsExactly(id(2));
    }

    @Test
    void anAbandonedCallIsWantedAndWhatIsBehindItLater() {
        var page = DeliveryPage.of(List.of(begun(ADA, 1, true), queued(ADA, 2)), Set.of(), SIZE);

        assertThat(page.toLoad()).containsExactly(id(1));
        assertThat(page.piles().get(PILE).more()).isTrue();
    }

    @Test
    void aLineWithAsManyAsAPageHasMayHaveMore() {
        var page = DeliveryPage.of(List.of(queued(ADA, 1), queued(ADA, 2), queued(ADA, 3)), Set.of(), SIZE);

        assertThat(page.piles()).containsEntry(PILE, new Seen(ADA, true, true, false));
    }

    @Test
    void aPileWithAsManyLinesAsAPageHasMayHaveMoreBehindTheLast() {
        var carol = new Line(PILE, 2, 5, false);

        var page = DeliveryPage.of(List.of(queued(carol, 3), queued(BOB, 2), queued(ADA, 1)), Set.of(), SIZE);

        assertThat(page.piles()).containsEntry(PILE, new Seen(carol, false, false, false));
    }

    @Test
    void whatMustStayWhereItIsIsPassedOver() {
        var page = DeliveryPage.of(List.of(new Key(ADA, id(1), Standing.IDLE), queued(BOB, 2)), Set.of(), SIZE);

        assertThat(page.toLoad()).containsExactly(id(2));
        assertThat(page.piles()).containsEntry(PILE, new Seen(BOB, true, false, true));
    }
}
