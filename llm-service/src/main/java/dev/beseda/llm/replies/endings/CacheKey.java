package dev.beseda.llm.replies.endings;

import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Prompt;

/// What a whole reply is kept under, for whoever asks the very same.
public record CacheKey(LlmSettings settings, Endpoint endpoint, Prompt prompt) {}
