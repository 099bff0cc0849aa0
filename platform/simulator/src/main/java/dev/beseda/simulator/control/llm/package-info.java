/// How language models behave, and what they were asked.
@NullMarked
package dev.beseda.simulator.control.llm;

import org.jspecify.annotations.NullMarked;
