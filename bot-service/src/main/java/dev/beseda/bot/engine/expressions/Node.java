package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.values.LinearPattern;
import dev.beseda.bot.engine.values.Value;
import java.util.List;

/// A part of an expression that has a value.
sealed interface Node {
    record Literal(Value value) implements Node {}

    record Variable(String name) implements Node {}

    record Not(Node node) implements Node {}

    record Negative(Node node) implements Node {}

    record Both(Node left, Node right) implements Node {}

    record Either(Node left, Node right) implements Node {}

    record Operation(Operator operator, Node left, Node right) implements Node {}

    record OneOf(Node node, List<Node> options) implements Node {}

    record Choice(Node condition, Node then, Node otherwise) implements Node {}

    record Match(Node text, LinearPattern pattern) implements Node {}

    record Call(Function function, List<Node> arguments) implements Node {}
}
