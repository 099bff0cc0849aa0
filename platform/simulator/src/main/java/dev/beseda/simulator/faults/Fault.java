package dev.beseda.simulator.faults;

/// An order that is in force, and how far it has got.
public final class Fault {
    private final long id;
    private final FaultOrder order;
    private int struck;
    private int place;
    private int struckInStep;

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

    /// How often the present step has struck.
    public int struckInStep() {
        return struckInStep;
    }

    /// What it does to the next it meets.
    public FaultOrder.Step step() {
        return order.steps().get(place);
    }

    /// The steps that follow the present one.
    public int stepsToCome() {
        return order.steps().size() - place - 1;
    }

    /// Does one more strike of its present step and says what that was.
    FaultOrder.Step strike() {
        var step = step();
        struck++;
        struckInStep++;
        if (step.times().isPresent() && struckInStep >= step.times().getAsInt() && stepsToCome() > 0) {
            place++;
            struckInStep = 0;
        }
        return step;
    }

    boolean isSpent() {
        return stepsToCome() == 0
                && step().times().isPresent()
                && struckInStep >= step().times().getAsInt();
    }
}
