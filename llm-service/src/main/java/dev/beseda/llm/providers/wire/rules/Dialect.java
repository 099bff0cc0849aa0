package dev.beseda.llm.providers.wire.rules;

import com.google.re2j.Pattern;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.text.WireName;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one provider understands of OpenAI's language. Some refuse a whole request for one field they don't know.
///
/// @param mostTokens the field that limits the reply
/// @param asksForUsage whether usage has to be asked for, and may be
public record Dialect(String mostTokens, boolean asksForUsage) {
    private static final String OLD_LIMIT = "max_tokens";
    private static final String NEW_LIMIT = "max_completion_tokens";
    /// OpenAI's models that think before they speak: they refuse to be told a temperature, or where to stop.
    private static final Pattern THINKING = Pattern.compile("(?:openai/)?(?:o[1-9]|gpt-[5-9]).*");
    private static final Pattern CHATTING = Pattern.compile("(?:openai/)?gpt-.*-chat.*");

    public static Dialect of(Kind kind) {
        return switch (kind) {
            case OPENAI -> new Dialect(NEW_LIMIT, true);
            // Mistral answers 422 to either of the newer fields; usage comes by itself.
            case MISTRAL -> new Dialect(OLD_LIMIT, false);
            // Groq tells usage in a field of its own.
            case GROQ -> new Dialect(NEW_LIMIT, false);
            case OPENROUTER -> new Dialect(OLD_LIMIT, false);
            case GEMINI, OLLAMA, LLAMA_CPP, OPENAI_COMPATIBLE, DEMO -> new Dialect(OLD_LIMIT, true);
        };
    }

    /// The request, as JSON is made of it.
    public Map<String, Object> request(Endpoint endpoint, Prompt prompt) {
        var request = new LinkedHashMap<String, Object>();
        request.put("model", endpoint.model());
        request.put("messages", prompt.messages().stream().map(Dialect::message).toList());
        request.put("stream", true);
        if (asksForUsage) {
            request.put("stream_options", Map.of("include_usage", true));
        }
        endpoint.sampling().maxTokens().ifPresent(most -> request.put(mostTokens, most));
        if (!isOpenAi(endpoint.kind()) || !thinks(endpoint.model())) {
            addSampling(request, endpoint.sampling());
        }
        return request;
    }

    private static boolean thinks(String model) {
        return THINKING.matches(model) && !CHATTING.matches(model);
    }

    private static boolean isOpenAi(Kind kind) {
        return kind == Kind.OPENAI || kind == Kind.OPENROUTER;
    }

    private static void addSampling(Map<String, Object> request, LlmSettings.Sampling sampling) {
        sampling.temperature().ifPresent(value -> request.put("temperature", value));
        sampling.topP().ifPresent(value -> request.put("top_p", value));
        if (!sampling.stop().isEmpty()) {
            request.put("stop", sampling.stop());
        }
    }

    private static Map<String, String> message(Prompt.Message message) {
        return Map.of("role", WireName.of(message.role()), "content", message.text());
    }

    /// Ollama's own address is taken for that of its `/v1`.
    public static String base(Endpoint endpoint) {
        var base = withoutSlash(endpoint.base().toString());
        return switch (endpoint.kind()) {
            case OLLAMA -> base.endsWith("/v1") ? base : base + "/v1";
            case LLAMA_CPP -> base.endsWith("/v1") ? base.substring(0, base.length() - "/v1".length()) : base;
            case OPENAI, MISTRAL, GEMINI, GROQ, OPENROUTER, OPENAI_COMPATIBLE, DEMO -> base;
        };
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /// What a llama.cpp server is asked at `/completion`. Without `n_predict` it would never end.
    public static Map<String, Object> completion(Endpoint endpoint, Prompt prompt) {
        var sampling = endpoint.sampling();
        var stop = new ArrayList<>(List.of(Instructions.END_OF_REPLY, Instructions.BEGIN));
        stop.addAll(sampling.stop());
        var request = new LinkedHashMap<String, Object>();
        request.put("prompt", Instructions.of(prompt));
        request.put("n_predict", sampling.maxTokens().orElse(1000));
        request.put("temperature", sampling.temperature().orElse(0.7));
        request.put("top_p", sampling.topP().orElse(0.95));
        request.put("stop", stop);
        request.put("stream", true);
        request.put("cache_prompt", true);
        return request;
    }
}
