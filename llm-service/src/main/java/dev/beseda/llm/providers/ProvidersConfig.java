package dev.beseda.llm.providers;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where the house's own model servers are; as people gave it, not yet looked at.
@ConfigMapping(prefix = "llm.providers")
public interface ProvidersConfig {
    /// A llama.cpp server, from `LLAMA_CPP_URL`.
    Optional<String> llamaCppUrl();

    /// An Ollama server, from `OLLAMA_URL`.
    Optional<String> ollamaUrl();
}
