/// Which requests came and what became of them.
@NullMarked
package dev.beseda.simulator.llm.exchanges;

import org.jspecify.annotations.NullMarked;
