package dev.beseda.gateway.api;

import dev.beseda.kit.text.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The services behind the gateway and what each of them answers: the one table of prefixes under `/api/`.
public enum Service {
    BOT("bots", "fleet", "scenarios", "steps", "conversations", "retention", "templates"),
    LLM("ai", "knowledge", "llm"),
    GENERATION("generations", "models"),
    CAMPAIGN("contacts", "groups", "campaigns", "messages"),
    BILLING("balances", "transfers", "holds", "statements", "ledger", "payments", "promos");

    private static final Map<String, Service> BY_PREFIX = Arrays.stream(values())
            .flatMap(service -> service.prefixes.stream().map(prefix -> Map.entry(prefix, service)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> prefixes;

    Service(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    static Optional<Service> find(String prefix) {
        return Optional.ofNullable(BY_PREFIX.get(prefix));
    }

    /// As it is called in settings.
    String key() {
        return WireName.of(this);
    }

    @Override
    public String toString() {
        return key() + "-service";
    }
}
