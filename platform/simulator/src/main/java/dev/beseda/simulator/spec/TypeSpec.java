package dev.beseda.simulator.spec;

import java.util.List;
import java.util.Map;

/// One type of the Bot API: either its fields, or the types it is one of.
public record TypeSpec(String name, Map<String, Field> fields, List<Type> subtypes) {}
