/// What bots know: documents, products, program and strategy.
@NullMarked
package dev.beseda.llm.knowledge;

import org.jspecify.annotations.NullMarked;
