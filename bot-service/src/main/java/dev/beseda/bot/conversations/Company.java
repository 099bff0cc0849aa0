package dev.beseda.bot.conversations;

import java.time.Instant;
import java.util.Optional;

/// Who is in a conversation besides the bot.
///
/// @param person whoever was the last to do something; nobody in a channel
/// @param arrivedAt when somebody last did something that showed that they are there
/// @param leftAt since when the person has shut the bot out
/// @param calledAt since when somebody waits for a person of the house who has not come yet
/// @param operator the person of the house who talks
public record Company(
        Optional<Long> person,
        Optional<Instant> arrivedAt,
        Optional<Instant> leftAt,
        Optional<Instant> calledAt,
        Optional<String> operator) {
    static final Company NOBODY =
            new Company(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Company of(long newPerson) {
        return new Company(Optional.of(newPerson), arrivedAt, leftAt, calledAt, operator);
    }

    Company left(Instant at) {
        return new Company(person, arrivedAt, Optional.of(at), calledAt, operator);
    }

    Company back(Instant at) {
        return new Company(person, Optional.of(at), Optional.empty(), calledAt, operator);
    }

    /// A person of the house is called; who waits already goes on waiting since then.
    Company calling(Instant at) {
        return new Company(person, arrivedAt, leftAt, calledAt.or(() -> Optional.of(at)), operator);
    }

    /// A person of the house is there.
    public Company with(String newOperator) {
        return new Company(person, arrivedAt, leftAt, Optional.empty(), Optional.of(newOperator));
    }

    /// Nobody of the house is there, or wanted.
    Company withoutOperator() {
        return new Company(person, arrivedAt, leftAt, Optional.empty(), Optional.empty());
    }
}
