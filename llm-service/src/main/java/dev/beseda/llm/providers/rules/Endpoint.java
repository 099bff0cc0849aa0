package dev.beseda.llm.providers.rules;

import dev.beseda.contracts.llm.LlmSettings;
import java.net.URI;
import java.util.Optional;

/// A model that can be asked: who has it, where, with which key.
///
/// @param base the address without a slash at its end, such as `https://api.mistral.ai/v1`
/// @param trusted whether the operator named the address: it may be anywhere, and speak plain http
public record Endpoint(
        LlmSettings.Kind kind,
        URI base,
        Optional<ApiKey> key,
        String model,
        LlmSettings.Sampling sampling,
        boolean trusted) {

    /// Whether it runs on a machine of the operator: it writes slowly, and only so much at once.
    public boolean isLocal() {
        return switch (kind) {
            case OLLAMA, LLAMA_CPP -> true;
            case OPENAI_COMPATIBLE -> trusted;
            case OPENAI, MISTRAL, GEMINI, GROQ, OPENROUTER, DEMO -> false;
        };
    }

    /// What the provider said, even if it repeats the key.
    public String withoutKey(String said) {
        return key.map(ApiKey::value)
                .filter(secret -> !secret.isBlank())
                .map(secret -> said.replace(secret, "***"))
                .orElse(said);
    }

    /// A key, which is never written anywhere.
    public record ApiKey(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
