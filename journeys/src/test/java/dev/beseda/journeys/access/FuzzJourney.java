package dev.beseda.journeys.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beseda.journeys.fuzz.FuzzReport;
import dev.beseda.journeys.fuzz.FuzzRun;
import dev.beseda.journeys.platform.TestPlatform;
import dev.beseda.local.processes.ProcessState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Thousands of requests that are wrong at one place go to every operation of the API, by each role and by nobody:
/// nothing breaks, nothing is told to whom it does not concern, and nobody waits for somebody else's nonsense.
///
/// A failure names its requests by number. `-Dbeseda.fuzz.seed=…` repeats a run, with `-Dbeseda.fuzz.only=…` one of its
/// requests or several, `1,2,3`; `-Dbeseda.fuzz.requests=…` makes it longer.
@Order(TestPlatform.LAST)
class FuzzJourney {
    private static final TestPlatform PLATFORM = TestPlatform.shared();

    private static Map<String, Long> pids;
    private static FuzzReport report;

    @BeforeAll
    static void run() {
        pids = pids();
        report = FuzzRun.in(PLATFORM);
    }

    private static Map<String, Long> pids() {
        return PLATFORM.stack().processes().stream()
                .collect(Collectors.toMap(running -> running.name(), running -> running.pid()));
    }

    @Test
    void everyRequestIsAnsweredAsItDeserves() {
        assertThat(report.findings()).as(report.summary()).isEmpty();
    }

    @Test
    void noEventLoopIsBlocked() {
        assertThat(report.blocks()).as(report.summary()).isEmpty();
    }

    @Test
    void anotherWorkspaceStaysAsItWas() {
        assertThat(report.foreignAfter()).isEqualTo(report.foreignBefore());
    }

    @Test
    void noProcessFalls() {
        await().atMost(TestPlatform.PATIENCE)
                .until(() ->
                        PLATFORM.stack().processes().stream().allMatch(running -> running.state() == ProcessState.UP));

        assertThat(pids()).isEqualTo(pids);
    }

    @Test
    void noLogTellsOfExhaustion() {
        for (var service : pids.keySet()) {
            assertThat(PLATFORM.log(service))
                    .as(service)
                    .noneMatch(line -> List.of("OutOfMemoryError", "StackOverflowError").stream()
                            .anyMatch(line::contains));
        }
    }
}
