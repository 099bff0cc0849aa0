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

    /// The fault that meets this call, if one does; it counts as struck.
    public Optional<Fault> meeting(FaultOrder.Place call) {
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        var met = inForce.stream()
                .filter(fault -> fault.order().kind() != FaultKind.DUPLICATE_UPDATE)
                .filter(fault -> meets(fault, call))
                .findFirst();
        met.ifPresent(this::strike);
        return met;
    }

    /// Whether an update at this place is to be delivered twice.
    public boolean doubles(FaultOrder.Place update) {
        if (inForce.isEmpty()) {
            return false;
        }
        var met = inForce.stream()
                .filter(fault -> fault.order().kind() == FaultKind.DUPLICATE_UPDATE)
                .filter(fault -> meets(fault, update))
                .findFirst();
        met.ifPresent(this::strike);
        return met.isPresent();
    }

    private boolean meets(Fault fault, FaultOrder.Place place) {
        double probability = fault.order().manner().probability();
        return fault.order().place().holds(place) && (probability >= 1 || random.nextDouble() < probability);
    }

    private void strike(Fault fault) {
        fault.strike();
        if (fault.isSpent()) {
            inForce.remove(fault);
        }
    }
}
