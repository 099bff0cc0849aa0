package dev.beseda.llm.replies.leases;

import dev.beseda.llm.providers.Models;
import dev.beseda.llm.providers.rules.Endpoint;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Which bots share a server on one's own machine, and how many replies it writes at once: what it has no place for
/// waits in the line, where it can be seen, and takes no place of others. Learned as bots are written for.
@ApplicationScoped
public class Servers {
    private final Function<Endpoint, OptionalInt> slots;
    private final Map<UUID, Endpoint> byBot = new ConcurrentHashMap<>();

    @Inject
    Servers(Models models) {
        this(models::slots);
    }

    Servers(Function<Endpoint, OptionalInt> slots) {
        this.slots = slots;
    }

    public void learn(UUID bot, Endpoint endpoint) {
        if (slots.apply(endpoint).isPresent()) {
            byBot.put(bot, endpoint);
        } else {
            byBot.remove(bot);
        }
    }

    /// Adds three columns: the bots, the number of each one's server, and how many places that has.
    Tuple addTo(Tuple values) {
        var known = List.copyOf(byBot.entrySet());
        var addresses =
                known.stream().map(entry -> entry.getValue().base()).distinct().toList();
        return values.addValue(known.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .addValue(known.stream()
                        .map(entry -> addresses.indexOf(entry.getValue().base()))
                        .toArray(Integer[]::new))
                .addValue(known.stream()
                        .map(entry -> (long) slots.apply(entry.getValue()).orElse(Integer.MAX_VALUE))
                        .toArray(Long[]::new));
    }
}
