/// The program that bots work for, and the strategy they talk by.
@NullMarked
package dev.beseda.llm.knowledge.guides;

import org.jspecify.annotations.NullMarked;
