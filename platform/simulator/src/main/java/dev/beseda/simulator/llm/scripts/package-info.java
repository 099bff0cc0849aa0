/// How the models were told to behave.
@NullMarked
package dev.beseda.simulator.llm.scripts;

import org.jspecify.annotations.NullMarked;
