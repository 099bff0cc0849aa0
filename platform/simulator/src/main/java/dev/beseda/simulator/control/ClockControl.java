package dev.beseda.simulator.control;

import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.json.Json;

/// Stops the clock, puts it forward and lets it go on.
final class ClockControl {
    private static final int LONGEST_LEAP_MILLIS = Integer.MAX_VALUE;

    private final WorldClock clock;

    ClockControl(WorldClock clock) {
        this.clock = clock;
    }

    Reply show(ControlRequest request) {
        return Reply.ok(Json.object().put("at_millis", clock.millis()).put("frozen", clock.isFrozen()));
    }

    Reply set(ControlRequest request) {
        var form = request.form();
        var frozen = form.flagIfAny("frozen");
        var advance = form.countIfAny("advance_millis", 0, LONGEST_LEAP_MILLIS);
        form.end();
        frozen.filter(wanted -> wanted != clock.isFrozen()).ifPresent(this::freeze);
        advance.ifPresent(clock::advance);
        return show(request);
    }

    private void freeze(boolean wanted) {
        if (wanted) {
            clock.freeze();
        } else {
            clock.thaw();
        }
    }
}
