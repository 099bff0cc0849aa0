package dev.beseda.testkit.architecture.sample.stock;

import dev.beseda.testkit.architecture.sample.shop.Counter;
import java.util.List;

/// Knows the other room, which knows this one.
public record Shelf(List<Counter> counters) {}
