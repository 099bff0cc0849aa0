package dev.beseda.simulator.log;

/// An event with its place in the order of things.
public record Logged(long seq, long atMillis, Event event) {}
