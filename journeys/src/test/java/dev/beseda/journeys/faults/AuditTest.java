package dev.beseda.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beseda.journeys.faults.Audit.Finding;
import dev.beseda.journeys.platform.BotTables.Row;
import dev.beseda.journeys.telegram.Chat;
import dev.beseda.journeys.telegram.Replies.Said;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final long ADA = 1;
    private static final List<Promise> PROMISES =
            List.of(new Promise(new Chat("bot", ADA), List.of("one", "two", "three")));

    private static Audit audit(List<Row> rows, String... heard) {
        return new Audit(Stream.of(heard).map(text -> new Said(ADA, text)).toList(), Map.of(ADA, rows));
    }

    private static Row row(String text, String state, int unknown) {
        return new Row(UUID.randomUUID(), ADA, text, "reply", state, 1, unknown);
    }

    @Test
    void whatWasSaidOnceAndInOrderIsNoFindingWhateverWasSaidBetween() {
        var audit = audit(List.of(), "one", "hello", "two", "three");

        assertThat(audit.lost(PROMISES)).isEmpty();
        assertThat(audit.doubled(PROMISES)).isEmpty();
        assertThat(audit.reordered(PROMISES)).isEmpty();
    }

    @Test
    void whatNobodyHeardIsLostUnlessItsEndIsUnknown() {
        var stuck = row("two", "sending", 0);
        var audit = audit(List.of(stuck, row("three", "unknown", 1)), "one");

        assertThat(audit.lost(PROMISES)).containsExactly(new Finding(ADA, "two", List.of(stuck)));
    }

    @Test
    void whatWasHeardTwiceIsDoubledUnlessOneOutcomeWasUnknown() {
        var audit = audit(List.of(row("one", "sent", 0), row("two", "sent", 1)), "one", "one", "two", "two", "three");

        assertThat(audit.doubled(PROMISES)).extracting(Finding::text).containsExactly("one");
        assertThat(audit.reordered(PROMISES)).isEmpty();
        assertThat(audit.repetitions(PROMISES)).isEqualTo(2);
    }

    @Test
    void whatWasHeardAfterSomethingLaterIsReorderedAlsoWhenItWasHeardBefore() {
        assertThat(audit(List.of(), "two", "one", "three").reordered(PROMISES))
                .extracting(Finding::text)
                .containsExactly("one");
        assertThat(audit(List.of(row("one", "sent", 1)), "one", "two", "one", "three")
                        .reordered(PROMISES))
                .extracting(Finding::text)
                .containsExactly("one");
    }
}
