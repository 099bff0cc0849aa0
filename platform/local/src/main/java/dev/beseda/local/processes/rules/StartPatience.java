package dev.beseda.local.processes.rules;

import java.time.Duration;
import java.util.Optional;

/// How long a process may take to start: as long as it gets on, yet not for ever.
///
/// @param quiet   for so long it may show no sign of progress
/// @param longest then it isn't waited for any longer, whatever it does
public record StartPatience(Duration quiet, Duration longest) {
    public static final StartPatience USUAL = new StartPatience(Duration.ofMinutes(3), Duration.ofMinutes(20));

    /// Why it is not waited for any longer.
    public Optional<String> exhausted(StartProgress progress, Duration after) {
        if (after.compareTo(longest) >= 0) {
            return Optional.of("did not become ready within " + longest.toSeconds() + " seconds");
        }
        if (after.minus(progress.lastSign()).compareTo(quiet) >= 0) {
            return Optional.of("was not ready yet and got no further for " + quiet.toSeconds() + " seconds");
        }
        return Optional.empty();
    }
}
