package dev.beseda.simulator.spec;

import java.util.Map;

/// One method of the Bot API: what it takes and what it gives.
public record MethodSpec(String name, Map<String, Field> fields, Type returns) {}
