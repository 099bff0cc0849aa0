package dev.beseda.kit.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialCancellableTest {
    private final List<String> seen = new ArrayList<>();
    private final SerialCancellable underWay = new SerialCancellable();

    @Test
    void onlyWhatIsUnderWayIsCancelled() {
        underWay.hold(() -> seen.add("one"));
        underWay.hold(() -> seen.add("other"));

        underWay.cancel();

        assertThat(seen).containsExactly("other");
    }

    @Test
    void whatFollowsAfterItIsGivenUpIsCancelledAtOnce() {
        underWay.cancel();

        underWay.hold(() -> seen.add("late"));

        assertThat(seen).containsExactly("late");
    }

    @Test
    void whatABeginningLeadsToIsUnderWayAfterIt() {
        underWay.begin(() -> {
            underWay.begin(() -> () -> seen.add("the next"));
            return () -> seen.add("the first");
        });

        underWay.cancel();

        assertThat(seen).containsExactly("the next");
    }

    @Test
    void nothingBeginsOnceAllIsGivenUp() {
        underWay.cancel();

        underWay.begin(() -> {
            seen.add("begun");
            return () -> {};
        });

        assertThat(seen).isEmpty();
    }
}
