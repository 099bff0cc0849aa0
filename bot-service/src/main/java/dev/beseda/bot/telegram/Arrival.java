package dev.beseda.bot.telegram;

import dev.beseda.bot.engine.Happening;
import dev.beseda.bot.people.Person;
import dev.beseda.bot.telegram.rules.Delivery.Destination;
import java.time.Instant;

/// An update that a bot can answer: who did what, and where.
///
/// @param message Telegram's id of the message it is about
/// @param text what the dialog shows of it; empty when there is nothing to show
public record Arrival(
        Destination chat, Person person, long message, String text, Happening happening, Instant receivedAt) {}
