package dev.beseda.bot.scenarios.rules;

import dev.beseda.bot.engine.program.Scenario;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A scenario that is to be published, and what of its bot matters to that.
///
/// @param scenario what would run
/// @param live the other scenarios of the bot that run now
/// @param known the ids of all scenarios of the bot, live or not
/// @param variables what other scenarios of the bot remember
/// @param addresses where its HTTP steps may go
/// @param secrets what their headers may hold
public record Draft(
        Scenario scenario,
        List<Scenario> live,
        Set<UUID> known,
        Set<String> variables,
        Addresses addresses,
        KnownSecrets secrets) {
    public Draft {
        live = List.copyOf(live);
        known = Set.copyOf(known);
        variables = Set.copyOf(variables);
    }
}
