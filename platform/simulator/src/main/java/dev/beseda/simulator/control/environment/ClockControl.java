package dev.beseda.simulator.control.environment;

import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.control.requests.ControlRequest;
import dev.beseda.simulator.control.requests.Reply;
import dev.beseda.simulator.json.Json;

/// Stops the clock, puts it forward and lets it go on.
public final class ClockControl {
    private static final int LONGEST_LEAP_MILLIS = Integer.MAX_VALUE;

    private final WorldClock clock;

    public ClockControl(WorldClock clock) {
        this.clock = clock;
    }

    public Reply show(ControlRequest request) {
        return Reply.ok(Json.object().put("at_millis", clock.millis()).put("frozen", clock.isFrozen()));
    }

    public Reply set(ControlRequest request) {
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
