package dev.beseda.simulator.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The faults in force. Belongs to the event loop, like all state of the simulator.
public final class Faults {
    private final RandomGenerator random;
    private final List<Fault> inForce = new ArrayList<>();
    private long nextId = 1;

    public Faults(RandomGenerator random) {
        this.random = random;
    }

    public Fault add(FaultOrder order) {
        var fault = new Fault(nextId++, order);
        inForce.add(fault);
        return fault;
    }

    public List<Fault> all() {
        return List.copyOf(inForce);
    }

    public boolean remove(long id) {
        return inForce.removeIf(fault -> fault.id() == id);
    }

    public void clear() {
        inForce.clear();
    }

    /// What happens to this call, if a fault meets it; it counts as struck.
    public Optional<FaultOrder.Step> meeting(FaultOrder.Place call) {
        return meeting(call, false);
    }

    /// What happens to an update at this place, if a fault meets it; it counts as struck.
    public Optional<FaultOrder.Step> meetingUpdate(FaultOrder.Place update) {
        return meeting(update, true);
    }

    private Optional<FaultOrder.Step> meeting(FaultOrder.Place place, boolean ofDelivery) {
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        return inForce.stream()
                .filter(fault -> fault.order().isOfDelivery() == ofDelivery)
                .filter(fault -> meets(fault, place))
                .findFirst()
                .map(this::strike)
                .filter(step -> step.kind() != FaultKind.OK);
    }

    private boolean meets(Fault fault, FaultOrder.Place place) {
        double probability = fault.order().probability();
        return fault.order().place().holds(place) && (probability >= 1 || random.nextDouble() < probability);
    }

    private FaultOrder.Step strike(Fault fault) {
        var step = fault.strike();
        if (fault.isSpent()) {
            inForce.remove(fault);
        }
        return step;
    }
}
