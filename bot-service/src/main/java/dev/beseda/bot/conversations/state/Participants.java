package dev.beseda.bot.conversations.state;

import java.time.Instant;
import java.util.Optional;

/// Who is in a conversation besides the bot.
///
/// @param person whoever was the last to do something; nobody in a channel
/// @param arrivedAt when somebody last did something that showed that they are there
/// @param leftAt since when the person has shut the bot out
/// @param calledAt since when somebody waits for an operator
/// @param operator the operator who talks
public record Participants(
        Optional<Long> person,
        Optional<Instant> arrivedAt,
        Optional<Instant> leftAt,
        Optional<Instant> calledAt,
        Optional<String> operator) {
    public static final Participants NOBODY =
            new Participants(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Participants of(long newPerson) {
        return new Participants(Optional.of(newPerson), arrivedAt, leftAt, calledAt, operator);
    }

    public Participants left(Instant at) {
        return new Participants(person, arrivedAt, Optional.of(at), calledAt, operator);
    }

    public Participants back(Instant at) {
        return new Participants(person, Optional.of(at), Optional.empty(), calledAt, operator);
    }

    /// An operator is called; who waits already goes on waiting since then.
    public Participants calling(Instant at) {
        return new Participants(person, arrivedAt, leftAt, calledAt.or(() -> Optional.of(at)), operator);
    }

    /// An operator is there.
    public Participants with(String newOperator) {
        return new Participants(person, arrivedAt, leftAt, Optional.empty(), Optional.of(newOperator));
    }

    /// No operator is there, or wanted.
    public Participants withoutOperator() {
        return new Participants(person, arrivedAt, leftAt, Optional.empty(), Optional.empty());
    }
}
