package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.patterns.LinearPattern;
import dev.beseda.bot.engine.values.Value;
import java.util.List;

/// A part of an expression that has a value.
sealed interface Node {
    record Literal(Value value) implements Node {}

    record Variable(String name) implements Node {}

    record Not(Node node) implements Node {}

    record Negative(Node node) implements Node {}

    /// Holds when all of them do.
    record All(List<Node> nodes) implements Node {}

    /// Holds when one of them does.
    record Any(List<Node> nodes) implements Node {}

    /// Operators of the same strength, applied from left to right; a list, so that a long one is not a deep one.
    record Chain(Node first, List<Link> links) implements Node {}

    record Link(Operator operator, Node right) {}

    record OneOf(Node node, List<Node> options) implements Node {}

    record Choice(Node condition, Node then, Node otherwise) implements Node {}

    record Match(Node text, LinearPattern pattern) implements Node {}

    record Call(Function function, List<Node> arguments) implements Node {}
}
