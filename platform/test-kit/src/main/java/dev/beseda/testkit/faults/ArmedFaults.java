package dev.beseda.testkit.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Faults that wait for the next requests of a kind.
public final class ArmedFaults implements FaultPlan {
    private final List<Armed> waiting = new ArrayList<>();

    private record Armed(RequestMatcher requests, Fault fault) {}

    /// @param requests a regular expression
    public synchronized void arm(String requests, Fault fault, int times) {
        var matching = RequestMatcher.like(requests);
        for (int number = 0; number < times; number++) {
            waiting.add(new Armed(matching, fault));
        }
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    public synchronized void clear() {
        waiting.clear();
    }

    @Override
    public synchronized Optional<Fault> faultFor(String request) {
        var next = waiting.stream()
                .filter(armed -> armed.requests().include(request))
                .findFirst();
        next.ifPresent(waiting::remove);
        return next.map(Armed::fault);
    }
}
