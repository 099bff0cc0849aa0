package dev.beseda.simulator.faults;

/// An order that is in force, and how often it has struck.
public final class Fault {
    private final long id;
    private final FaultOrder order;
    private int struck;

    Fault(long id, FaultOrder order) {
        this.id = id;
        this.order = order;
    }

    public long id() {
        return id;
    }

    public FaultOrder order() {
        return order;
    }

    public int struck() {
        return struck;
    }

    void strike() {
        struck++;
    }

    boolean isSpent() {
        return order.times().isPresent() && struck >= order.times().getAsInt();
    }
}
