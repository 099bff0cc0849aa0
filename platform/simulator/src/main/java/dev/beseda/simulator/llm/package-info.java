/// Language models without language models: servers in the shapes of OpenAI and of llama.cpp.
@NullMarked
package dev.beseda.simulator.llm;

import org.jspecify.annotations.NullMarked;
