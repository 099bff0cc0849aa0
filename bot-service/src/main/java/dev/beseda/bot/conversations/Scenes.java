package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.Map;
import java.util.UUID;

/// Everything a batch of arrivals is decided with.
///
/// @param older scenarios that are not live any more and that conversations are still in
record Scenes(Map<UUID, Repertoire> repertoires, Map<UUID, Scenario> older, Map<Destination, Kept> kept) {}
