package dev.beseda.journeys.faults;

import dev.beseda.journeys.platform.FaultyLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What happens on the lines and when; the same seed makes the same schedule.
public record FaultSchedule(List<Planned> faults) {
    private static final int SHORTEST_PAUSE_MILLIS = 150;
    private static final int LONGEST_PAUSE_MILLIS = 750;
    private static final int MOST_AT_ONCE = 3;

    record Planned(long afterMillis, Hazard hazard, int times) {}

    public static FaultSchedule of(long seed, Duration duration) {
        var random = new Random(seed);
        var faults = new ArrayList<Planned>();
        long at = pause(random);
        while (at < duration.toMillis()) {
            faults.add(new Planned(at, hazard(random), random.nextInt(1, MOST_AT_ONCE + 1)));
            at += pause(random);
        }
        return new FaultSchedule(faults);
    }

    private static int pause(Random random) {
        return random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
    }

    private static Hazard hazard(Random random) {
        int left = random.nextInt(Hazard.ALL.stream().mapToInt(Hazard::weight).sum());
        for (var hazard : Hazard.ALL) {
            left -= hazard.weight();
            if (left < 0) {
                return hazard;
            }
        }
        throw new IllegalStateException("The weights don't add up");
    }

    public void begin(ScheduledExecutorService clock, FaultyLines lines) {
        faults.forEach(planned -> {
            var unused = clock.schedule(
                    () -> planned.hazard().strike().accept(lines, planned.times()),
                    planned.afterMillis(),
                    TimeUnit.MILLISECONDS);
        });
    }
}
