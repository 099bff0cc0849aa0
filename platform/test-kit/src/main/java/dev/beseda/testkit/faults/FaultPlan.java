package dev.beseda.testkit.faults;

import java.util.Optional;

/// Decides which requests a fault happens to.
@FunctionalInterface
public interface FaultPlan {

    /// @param request its text as [Protocol] tells it
    Optional<Fault> faultFor(String request);

    static FaultPlan none() {
        return _ -> Optional.empty();
    }
}
