package dev.beseda.kit.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.beseda.kit.problems.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/// Turns violated constraints into the fields that the caller sent: the Java method and its parameter are cut off.
final class Violations {
    private Violations() {}

    static List<FieldError> fields(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldError(fieldOf(violation.getPropertyPath()), violation.getMessage()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
    }

    /// A violated promise about an answer is our fault, not the caller's.
    static boolean areOurs(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .flatMap(violation ->
                        StreamSupport.stream(violation.getPropertyPath().spliterator(), false))
                .anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static String fieldOf(Path path) {
        var field = new StringBuilder();
        var parameter = "body";
        for (var node : path) {
            switch (node.getKind()) {
                case PARAMETER -> parameter = SnakeCaseStrategy.INSTANCE.translate(node.getName());
                case PROPERTY -> append(field, node);
                case CONTAINER_ELEMENT -> field.append(position(node));
                default -> {}
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        field.append(position(node)).append(field.isEmpty() ? "" : ".");
        field.append(SnakeCaseStrategy.INSTANCE.translate(node.getName()));
    }

    private static String position(Path.Node node) {
        if (node.getIndex() != null) {
            return "[" + node.getIndex() + "]";
        }
        return node.getKey() == null ? "" : "." + node.getKey();
    }
}
