package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.wire.ShortCalls;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many replies llama.cpp servers write at once, as they say themselves; asked now and then, beside the calls.
@ApplicationScoped
class LlamaSlots {
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final int MOST_KNOWN = 1_000;
    private static final int MOST_SLOTS = 1_000;

    private final Map<URI, Instant> asked = new ConcurrentHashMap<>();
    private final ShortCalls servers;
    private final ProviderGuards guards;
    private final Clock clock;

    LlamaSlots(ShortCalls servers, ProviderGuards guards, Clock clock) {
        this.servers = servers;
        this.guards = guards;
        this.clock = clock;
    }

    /// Changes nothing for now: who calls does not wait for it.
    void learn(Endpoint endpoint) {
        if (endpoint.kind() == Kind.LLAMA_CPP && isDue(endpoint.base())) {
            servers.slots(endpoint)
                    .subscribe()
                    .with(slots -> slots.ifPresent(number -> take(endpoint, number)), LlamaSlots::unknown);
        }
    }

    /// Then what the settings say goes on; the call itself will tell what is wrong.
    private static void unknown(Throwable none) {
        Log.debugf("A llama.cpp server does not tell its slots: %s", none.getMessage());
    }

    private void take(Endpoint endpoint, int slots) {
        guards.of(endpoint).bulkhead().widen(Math.clamp(slots, 1, MOST_SLOTS));
    }

    private boolean isDue(URI server) {
        var now = clock.instant();
        if (asked.size() > MOST_KNOWN) {
            asked.clear();
        }
        if (asked.getOrDefault(server, Instant.MIN).isAfter(now.minus(VALID))) {
            return false;
        }
        asked.put(server, now);
        return true;
    }
}
