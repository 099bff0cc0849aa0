/// Lists of partners' products, fetched now and then.
@NullMarked
package dev.beseda.llm.knowledge.products.imports;

import org.jspecify.annotations.NullMarked;
