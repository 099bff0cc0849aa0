package dev.beseda.llm.providers;

import dev.beseda.kit.settings.Setting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;

/// The model servers that run beside the house; looked at when the service starts.
@Startup(Setting.FIRST)
@ApplicationScoped
public class ModelServers {
    private final Optional<URI> llamaCpp;
    private final Optional<URI> ollama;

    ModelServers(ProvidersConfig config) {
        this.llamaCpp = address("LLAMA_CPP_URL", config.llamaCppUrl());
        this.ollama = address("OLLAMA_URL", config.ollamaUrl());
        Log.infof("llama.cpp: %s, Ollama: %s", shown(llamaCpp), shown(ollama));
    }

    public Optional<URI> llamaCpp() {
        return llamaCpp;
    }

    public Optional<URI> ollama() {
        return ollama;
    }

    private static Optional<URI> address(String variable, Optional<String> given) {
        return given.map(text -> new Setting(variable, text).httpAddress());
    }

    private static String shown(Optional<URI> server) {
        return server.map(URI::toString).orElse("none");
    }
}
