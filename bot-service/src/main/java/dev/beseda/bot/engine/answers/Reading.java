package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.values.Value;

/// What became of an answer.
public sealed interface Reading {
    record Accepted(Value value) implements Reading {}

    record Refused(Complaint why) implements Reading {}
}
