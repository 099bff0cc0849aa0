/// What bots may recommend, and where it comes from.
@NullMarked
package dev.beseda.llm.knowledge.products;

import org.jspecify.annotations.NullMarked;
