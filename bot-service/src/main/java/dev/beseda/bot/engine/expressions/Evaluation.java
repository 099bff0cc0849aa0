package dev.beseda.bot.engine.expressions;

import dev.beseda.bot.engine.values.Value;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// Finds the value of a node. Every node has one.
record Evaluation(Scope scope) {
    Value of(Node node) {
        return scope.effort().isSpent() ? new Value.Nothing() : found(node);
    }

    private Value found(Node node) {
        return switch (node) {
            case Node.Literal literal -> literal.value();
            case Node.Variable variable -> scope.variables().getOrDefault(variable.name(), new Value.Nothing());
            case Node.Not not -> new Value.Truth(!holds(not.node()));
            case Node.Negative negative -> new Arithmetic(scope).minus(Value.number(0), of(negative.node()));
            case Node.All all -> new Value.Truth(all.nodes().stream().allMatch(this::holds));
            case Node.Any any -> new Value.Truth(any.nodes().stream().anyMatch(this::holds));
            case Node.Chain chain -> outcome(chain);
            case Node.OneOf oneOf -> new Value.Truth(isOneOf(oneOf));
            case Node.Choice choice -> of(holds(choice.condition()) ? choice.then() : choice.otherwise());
            case Node.Match match ->
                new Value.Truth(match.pattern().matches(scope.text(of(match.text())), scope.effort()));
            case Node.Call call ->
                new BuiltInFunctions(
                                scope, call.arguments().stream().map(this::of).toList())
                        .of(call.function());
        };
    }

    private boolean holds(Node node) {
        return of(node).truth();
    }

    private boolean isOneOf(Node.OneOf oneOf) {
        var value = of(oneOf.node());
        return oneOf.options().stream().anyMatch(option -> new Likeness(scope).equal(value, of(option)));
    }

    private Value outcome(Node.Chain chain) {
        var value = of(chain.first());
        for (var link : chain.links()) {
            value = outcome(link.operator(), value, of(link.right()));
        }
        return value;
    }

    private Value outcome(Operator operator, Value left, Value right) {
        var arithmetic = new Arithmetic(scope);
        var likeness = new Likeness(scope);
        return switch (operator) {
            case PLUS -> arithmetic.plus(left, right);
            case JOIN -> arithmetic.joined(left, right);
            case MINUS -> arithmetic.minus(left, right);
            case TIMES -> arithmetic.times(left, right);
            case DIVIDED -> arithmetic.divided(left, right);
            case REMAINDER -> arithmetic.remainder(left, right);
            case EQUAL -> new Value.Truth(likeness.equal(left, right));
            case NOT_EQUAL -> new Value.Truth(!likeness.equal(left, right));
            case LESS -> is(likeness.order(left, right), order -> order < 0);
            case NOT_MORE -> is(likeness.order(left, right), order -> order <= 0);
            case MORE -> is(likeness.order(left, right), order -> order > 0);
            case NOT_LESS -> is(likeness.order(left, right), order -> order >= 0);
            case CONTAINS -> new Value.Truth(likeness.contains(left, right));
            case STARTS_WITH -> new Value.Truth(likeness.startsWith(left, right));
            case ENDS_WITH -> new Value.Truth(likeness.endsWith(left, right));
        };
    }

    /// What has no order is neither before, nor after, nor beside anything.
    private static Value is(OptionalInt order, IntPredicate wanted) {
        return new Value.Truth(order.isPresent() && wanted.test(order.getAsInt()));
    }
}
