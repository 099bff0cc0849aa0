package dev.beseda.bot.stars.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.bot.stars.rules.StarBooks.Difference;
import dev.beseda.bot.stars.rules.StarBooks.Entry;
import dev.beseda.bot.stars.rules.StarBooks.Kind;
import dev.beseda.bot.stars.rules.StarBooks.Known;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StarBooksTest {
    @Test
    void whatIsTheSameOnBothSidesIsNoDifference() {
        var listed = List.of(new Entry("a", 5, false), new Entry("b", 7, false), new Entry("b", 7, true));

        assertThat(StarBooks.compare(listed, Map.of("a", new Known(5, false), "b", new Known(7, true))))
                .isEmpty();
    }

    @Test
    void aPaymentThatIsNotHereAndOneOfAnotherAmountAreDifferences() {
        var listed = List.of(new Entry("a", 5, false), new Entry("b", 7, false));

        assertThat(StarBooks.compare(listed, Map.of("b", new Known(6, false))))
                .containsExactly(
                        new Difference("a", Kind.PAYMENT_NOT_HERE, 0, 5), new Difference("b", Kind.OTHER_AMOUNT, 6, 7));
    }

    @Test
    void aRefundOfWhatIsNotGivenBackHereIsADifference() {
        var listed = List.of(new Entry("a", 5, true), new Entry("b", 7, true));

        assertThat(StarBooks.compare(listed, Map.of("a", new Known(5, false))))
                .containsExactly(
                        new Difference("a", Kind.REFUND_NOT_HERE, 5, 5),
                        new Difference("b", Kind.REFUND_NOT_HERE, 0, 7));
    }
}
