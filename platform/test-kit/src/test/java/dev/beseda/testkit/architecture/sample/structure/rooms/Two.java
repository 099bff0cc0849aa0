package dev.beseda.testkit.architecture.sample.structure.rooms;

/// One of three that use each other.
record Two(Three... others) {}
