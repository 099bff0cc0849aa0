package dev.beseda.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void theSameSeedPlansTheSameFaultsAndAnotherSeedOthers() {
        assertThat(FaultSchedule.of(1, TWO_MINUTES)).isEqualTo(FaultSchedule.of(1, TWO_MINUTES));
        assertThat(FaultSchedule.of(1, TWO_MINUTES)).isNotEqualTo(FaultSchedule.of(2, TWO_MINUTES));
    }

    @Test
    void twoMinutesHaveRoomForEveryHazard() {
        assertThat(FaultSchedule.of(1, TWO_MINUTES).faults())
                .extracting(FaultSchedule.Planned::hazard)
                .containsAll(Hazard.ALL);
    }
}
