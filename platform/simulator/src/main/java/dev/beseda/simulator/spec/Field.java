package dev.beseda.simulator.spec;

import java.util.Set;

/// One named value of a method or of a type; no `choices` means any value.
public record Field(String name, Type type, boolean required, Set<String> choices, Limits limits) {}
