package dev.beseda.llm.bots;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.providers.rules.Endpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Whom a bot asks: its own providers, or those of the installation, or the built-in one.
@ApplicationScoped
public class Chains {
    /// At least one.
    public List<Endpoint> of(LlmSettings settings) {
        return List.of(new Endpoint(
                LlmSettings.Kind.DEMO,
                URI.create("demo:"),
                Optional.empty(),
                "demo",
                new LlmSettings.Sampling(
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of()),
                true));
    }
}
