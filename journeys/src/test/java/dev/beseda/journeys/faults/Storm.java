package dev.beseda.journeys.faults;

import dev.beseda.journeys.platform.FaultyLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Faults and traffic at once, for a while; afterwards the lines are good again.
///
/// @param halfway what else happens, in the middle of it
public record Storm(FaultyLines lines, FaultSchedule schedule, Runnable halfway) {

    public void during(Duration duration, List<? extends Traffic> work) {
        var over = new CountDownLatch(1);
        try (var clock = Executors.newScheduledThreadPool(work.size() + 1)) {
            schedule.begin(clock, lines);
            var blow = clock.schedule(halfway, duration.toMillis() / 2, TimeUnit.MILLISECONDS);
            var going = work.stream().map(traffic -> begin(clock, traffic)).toList();
            var unused = clock.schedule(over::countDown, duration.toMillis(), TimeUnit.MILLISECONDS);
            over.await();
            lines.mend();
            going.forEach(Storm::end);
            end(blow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Future<?> begin(ScheduledExecutorService clock, Traffic traffic) {
        long pause = TimeUnit.MINUTES.toMicros(1) / traffic.perMinute();
        return clock.scheduleAtFixedRate(traffic::next, pause, pause, TimeUnit.MICROSECONDS);
    }

    /// What goes on at a fixed rate ends by itself only when it fails.
    private static void end(Future<?> work) {
        work.cancel(false);
        if (work.state() == Future.State.FAILED) {
            throw new IllegalStateException("Not all of the storm could happen", work.exceptionNow());
        }
    }
}
