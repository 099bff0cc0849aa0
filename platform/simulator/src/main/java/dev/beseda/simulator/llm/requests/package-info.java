/// What clients ask of a model, read as strictly as each provider reads it, and how each says no.
@NullMarked
package dev.beseda.simulator.llm.requests;

import org.jspecify.annotations.NullMarked;
