package dev.beseda.testkit.architecture.sample.structure.rooms;

import dev.beseda.testkit.architecture.sample.structure.rooms.inner.Inner;

/// Uses what lies within it, which uses it.
public record Outer(Inner... within) {}
