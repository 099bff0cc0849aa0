package dev.beseda.kit.web;

/// What was asked for does not exist, or not for this caller: a 404.
public class Absent extends Answerable {

    /// @param what the kind of thing in words, such as `bot`
    public Absent(String what, Object id) {
        super("There is no %s %s".formatted(what, id));
    }
}
