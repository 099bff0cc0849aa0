/// The rules of asking models: what goes to them, what comes back, what follows from it.
@NullMarked
package dev.beseda.llm.providers.rules;

import org.jspecify.annotations.NullMarked;
