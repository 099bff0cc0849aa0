package dev.beseda.testkit.architecture.sample.shop;

import dev.beseda.testkit.architecture.sample.stock.Shelf;

/// Knows the other room, which knows this one.
public record Counter(Shelf shelf) {}
