package dev.beseda.kit.problems;

/// What was asked for does not exist, or not for this caller: a 404.
public class NotFound extends ProblemException {

    /// @param what the kind of thing in words, such as `bot`
    public NotFound(String what, Object id) {
        super("There is no %s %s".formatted(what, id));
    }
}
