package dev.beseda.testkit.faults;

import java.time.Duration;

/// What happens to a request, or to a connection, on its way.
public sealed interface Fault {

    /// The request is done, but whoever asked never hears of it: the connection breaks in place of the answer.
    record LoseAnswer() implements Fault {}

    /// The connection breaks; a request that is on its way is never done.
    record Break() implements Fault {}

    /// The request is done, but from then on nothing goes through the connection for so long, either way.
    record Stall(Duration time) implements Fault {}
}
