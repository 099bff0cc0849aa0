package dev.beseda.llm.bots.rules;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.text.Slashes;
import java.net.URI;

/// Where each kind of provider usually is, and which model it is asked for when nobody names one.
final class ProviderDefaults {
    private ProviderDefaults() {}

    static URI base(Kind kind) {
        return URI.create(
                switch (kind) {
                    case OPENAI -> "https://api.openai.com/v1";
                    case MISTRAL -> "https://api.mistral.ai/v1";
                    case GEMINI -> "https://generativelanguage.googleapis.com/v1beta/openai";
                    case GROQ -> "https://api.groq.com/openai/v1";
                    case OPENROUTER -> "https://openrouter.ai/api/v1";
                    case OLLAMA -> "http://127.0.0.1:11434/v1";
                    case LLAMA_CPP -> "http://127.0.0.1:8080";
                    case OPENAI_COMPATIBLE -> "http://127.0.0.1:8080/v1";
                    case DEMO -> "demo:built-in";
                });
    }

    static String model(Kind kind) {
        return switch (kind) {
            case OPENAI -> "gpt-4o-mini";
            case MISTRAL -> "mistral-small-latest";
            case GEMINI -> "gemini-2.5-flash";
            case GROQ -> "llama-3.1-8b-instant";
            case OPENROUTER -> "openrouter/auto";
            case OLLAMA -> "llama3.2";
            // A llama.cpp server has one model and is not told which.
            case LLAMA_CPP, OPENAI_COMPATIBLE -> "default";
            case DEMO -> "demo";
        };
    }

    /// Whether its usual address is one that nobody needs to vouch for.
    static boolean isPublic(Kind kind) {
        return switch (kind) {
            case OPENAI, MISTRAL, GEMINI, GROQ, OPENROUTER, DEMO -> true;
            case OLLAMA, LLAMA_CPP, OPENAI_COMPATIBLE -> false;
        };
    }

    /// As an [dev.beseda.llm.providers.rules.Endpoint] has it: people name Ollama without its `/v1`, and llama.cpp's
    /// own API lies beside it.
    static URI base(Kind kind, URI named) {
        var address = Slashes.withoutLast(named.toString());
        return switch (kind) {
            case OLLAMA -> URI.create(named.getPath().replace("/", "").isEmpty() ? address + "/v1" : address);
            case LLAMA_CPP ->
                URI.create(address.endsWith("/v1") ? address.substring(0, address.length() - "/v1".length()) : address);
            case OPENAI, MISTRAL, GEMINI, GROQ, OPENROUTER, OPENAI_COMPATIBLE, DEMO -> URI.create(address);
        };
    }
}
