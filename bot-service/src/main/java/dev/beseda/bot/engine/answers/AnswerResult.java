package dev.beseda.bot.engine.answers;

import dev.beseda.bot.engine.values.Value;

/// What became of an answer.
public sealed interface AnswerResult {
    record Accepted(Value value) implements AnswerResult {}

    record Refused(AnswerError why) implements AnswerResult {}
}
