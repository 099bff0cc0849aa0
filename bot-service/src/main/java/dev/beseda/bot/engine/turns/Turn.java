package dev.beseda.bot.engine.turns;

import java.util.List;

/// A conversation after one event, and what must be done about it.
public record Turn(Conversation after, List<Effect> effects) {}
