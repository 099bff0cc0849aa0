package dev.beseda.simulator.spec;

import java.util.List;

/// What kind of value a field holds.
public sealed interface Type {
    /// The types without parts.
    enum Scalar implements Type {
        INTEGER,
        FLOAT,
        STRING,
        BOOLEAN,
        INPUT_FILE
    }

    /// A list of values of one type.
    record ArrayOf(Type element) implements Type {}

    /// A type the specification describes under this name.
    record Named(String name) implements Type {}

    /// Any one of these.
    record OneOf(List<Type> choices) implements Type {}

    private static Type single(String written) {
        return switch (written) {
            case "Integer" -> Scalar.INTEGER;
            case "Float" -> Scalar.FLOAT;
            case "String" -> Scalar.STRING;
            case "Boolean" -> Scalar.BOOLEAN;
            case "InputFile" -> Scalar.INPUT_FILE;
            default ->
                written.startsWith("Array of ")
                        ? new ArrayOf(single(written.substring("Array of ".length())))
                        : new Named(written);
        };
    }

    /// Several array types make one array of mixed elements: that is how albums are meant.
    static Type of(List<String> written) {
        var types = written.stream().map(Type::single).toList();
        if (types.size() == 1) {
            return types.getFirst();
        }
        if (types.stream().allMatch(ArrayOf.class::isInstance)) {
            return new ArrayOf(new OneOf(
                    types.stream().map(type -> ((ArrayOf) type).element()).toList()));
        }
        return new OneOf(types);
    }
}
