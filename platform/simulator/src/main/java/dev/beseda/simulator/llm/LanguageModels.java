package dev.beseda.simulator.llm;

import dev.beseda.simulator.llm.answers.Slots;
import dev.beseda.simulator.llm.exchanges.Exchanges;
import dev.beseda.simulator.llm.scripts.Pace;
import dev.beseda.simulator.llm.scripts.Scripts;

/// All that is set and known of the simulated models. Belongs to the event loop.
public final class LanguageModels {
    private final Scripts scripts = new Scripts();
    private final Slots slots = new Slots();
    private final Exchanges exchanges;
    private Pace pace = Pace.USUAL;
    private boolean loading;
    private boolean refusingWhenFull;

    public LanguageModels(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    public Scripts scripts() {
        return scripts;
    }

    public Slots slots() {
        return slots;
    }

    public Exchanges exchanges() {
        return exchanges;
    }

    public Pace pace() {
        return pace;
    }

    public void setPace(Pace wanted) {
        pace = wanted;
    }

    /// The local server still reads its model.
    public boolean isLoading() {
        return loading;
    }

    public void setLoading(boolean wanted) {
        loading = wanted;
    }

    /// With all slots taken the local server says no instead of letting wait.
    public boolean isRefusingWhenFull() {
        return refusingWhenFull;
    }

    public void setRefusingWhenFull(boolean wanted) {
        refusingWhenFull = wanted;
    }

    /// As at the start; what is under way is broken off.
    public void clear() {
        scripts.clear();
        exchanges.breakOff();
        exchanges.clear();
        slots.resize(Slots.USUAL);
        pace = Pace.USUAL;
        loading = false;
        refusingWhenFull = false;
    }
}
