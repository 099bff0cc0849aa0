/// The rules of usage: what a reply costs, which replies may be given again.
@NullMarked
package dev.beseda.llm.usage.rules;

import org.jspecify.annotations.NullMarked;
