/// Language models that nobody here wrote, for tests: llama.cpp with a tiny model, and mock-llm.
@NullMarked
package dev.beseda.testkit.models;

import org.jspecify.annotations.NullMarked;
