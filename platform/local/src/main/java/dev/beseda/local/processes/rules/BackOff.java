package dev.beseda.local.processes.rules;

import java.time.Duration;

/// How long to wait before a process that died is started again: twice as long each time, up to a limit.
///
/// @param calm a process that lived this long begins again at the first pause
public record BackOff(Duration first, Duration longest, Duration calm) {
    public static final BackOff USUAL =
            new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofSeconds(30));

    /// How many deaths in a row this one is.
    public int deaths(int before, Duration lived) {
        return lived.compareTo(calm) >= 0 ? 1 : before + 1;
    }

    public Duration pause(int deaths) {
        var doublings = Math.clamp(deaths - 1, 0, 20);
        var pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
