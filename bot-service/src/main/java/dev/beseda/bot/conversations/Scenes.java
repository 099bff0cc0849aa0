package dev.beseda.bot.conversations;

import dev.beseda.bot.engine.Scenario;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.Map;
import java.util.UUID;

/// Everything a batch of occurrences is decided with.
///
/// @param older scenarios that are not live any more and that conversations are still in
/// @param people who is in the conversations in which something arose that is no doing of theirs
record Scenes(
        Map<UUID, Repertoire> repertoires,
        Map<UUID, Scenario> older,
        Map<Destination, Kept> kept,
        Map<Destination, Person> people) {}
