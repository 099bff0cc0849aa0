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

    /// A key, which is never written anywhere.
    public record ApiKey(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
