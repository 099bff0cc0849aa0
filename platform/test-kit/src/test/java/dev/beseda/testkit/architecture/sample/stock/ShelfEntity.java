package dev.beseda.testkit.architecture.sample.stock;

/// An entity that every room can see.
public class ShelfEntity {}
