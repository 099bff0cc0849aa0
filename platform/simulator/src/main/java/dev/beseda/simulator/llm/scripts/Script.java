package dev.beseda.simulator.llm.scripts;

import dev.beseda.simulator.llm.requests.Asked;
import java.util.Optional;
import java.util.OptionalInt;

/// What shall be done with some requests, so often or for ever.
public final class Script {
    private final long id;
    private final Order order;
    private int played;

    Script(long id, Order order) {
        this.id = id;
        this.order = order;
    }

    /// Which requests, how they are met, and how often; empty means for ever.
    public record Order(String kind, Subject subject, Conduct conduct, OptionalInt times) {}

    /// A request and the key it came with.
    public record Meeting(Asked asked, String key) {}

    /// What a request must be like; what is empty does not matter. A model ending in `*` means all that begin so.
    public record Subject(
            Optional<String> model, Optional<String> key, Optional<String> contains, Optional<String> api) {
        boolean fits(Meeting met) {
            return model.map(name -> fits(name, met.asked().model())).orElse(true)
                    && key.map(met.key()::equals).orElse(true)
                    && contains.map(met.asked().words().question()::contains).orElse(true)
                    && api.map(met.asked().api().written()::equals).orElse(true);
        }

        private static boolean fits(String wanted, String model) {
            return wanted.endsWith("*")
                    ? model.startsWith(wanted.substring(0, wanted.length() - 1))
                    : model.equals(wanted);
        }
    }

    public long id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public int played() {
        return played;
    }

    void play() {
        played++;
    }

    boolean isForEver() {
        return order.times().isEmpty();
    }

    boolean isSpent() {
        return !isForEver() && played >= order.times().getAsInt();
    }
}
