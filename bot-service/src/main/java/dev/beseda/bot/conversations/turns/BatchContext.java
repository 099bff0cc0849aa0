package dev.beseda.bot.conversations.turns;

import dev.beseda.bot.conversations.state.StoredConversation;
import dev.beseda.bot.engine.program.Scenario;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.util.Map;
import java.util.UUID;

/// Everything a batch of events is decided with.
///
/// @param older scenarios that are not live any more and that conversations are still in
/// @param people who is in the conversations in which something arose that is no doing of theirs
record BatchContext(
        Map<UUID, BotProgram> botPrograms,
        Map<UUID, Scenario> older,
        Map<Destination, StoredConversation> kept,
        Map<Destination, Person> people) {}
