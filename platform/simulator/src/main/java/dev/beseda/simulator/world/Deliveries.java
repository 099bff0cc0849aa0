package dev.beseda.simulator.world;

import dev.beseda.simulator.clock.WorldClock;
import dev.beseda.simulator.faults.FaultKind;
import dev.beseda.simulator.faults.FaultOrder;
import dev.beseda.simulator.world.bots.Bot;
import dev.beseda.simulator.world.bots.Update;
import java.util.HashMap;
import java.util.Map;

/// Lays updates into backlogs: at once, or as an ordered fault wants it.
final class Deliveries {
    private final WorldClock clock;
    private final Map<Bot, Held> held = new HashMap<>();

    Deliveries(WorldClock clock) {
        this.clock = clock;
    }

    /// An update that lets the next one pass, and when it stops waiting for one.
    private record Held(Update update, WorldClock.Alarm alarm) {}

    void deliver(Bot bot, Update update) {
        bot.backlog().add(update);
        letGo(bot);
    }

    void deliver(Bot bot, Update update, FaultOrder.Step fault) {
        if (fault.kind() == FaultKind.LATE_UPDATE) {
            clock.after(fault.manner().delayMillis(), () -> deliver(bot, update));
        } else if (fault.kind() == FaultKind.REORDERED_UPDATE) {
            hold(bot, update, fault.manner().delayMillis());
        } else {
            bot.backlog().add(update);
            deliver(bot, update.again());
        }
    }

    private void hold(Bot bot, Update update, long delayMillis) {
        letGo(bot);
        held.put(bot, new Held(update, clock.after(delayMillis, () -> letGo(bot))));
    }

    private void letGo(Bot bot) {
        var found = held.remove(bot);
        if (found != null) {
            clock.cancel(found.alarm());
            bot.backlog().add(found.update());
        }
    }
}
