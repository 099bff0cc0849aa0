package dev.beseda.bot.scenarios.fields;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What a step's `config` leaves unsaid: the language of texts that name none, and which scenario a name means.
///
/// @param scenarios the scenarios of the bot, by name
public record Surroundings(String language, Map<String, UUID> scenarios) {
    /// What is stored names its languages and knows scenarios by their ids.
    public static final Surroundings STORED = new Surroundings("", Map.of());

    public Surroundings {
        scenarios = Map.copyOf(scenarios);
    }

    public Optional<UUID> scenario(String name) {
        return Optional.ofNullable(scenarios.get(name));
    }
}
