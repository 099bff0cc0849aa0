package dev.beseda.testkit.architecture.sample.structure.rooms.inner;

import dev.beseda.testkit.architecture.sample.structure.rooms.Outer;

/// Uses what it lies within, which uses it.
public record Inner(Outer... around) {}
