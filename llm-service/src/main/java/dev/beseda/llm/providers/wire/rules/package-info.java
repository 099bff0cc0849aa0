/// What providers understand, and how what they say is to be read.
@NullMarked
package dev.beseda.llm.providers.wire.rules;

import org.jspecify.annotations.NullMarked;
