package dev.beseda.bot.bots.llm;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Streaming;
import dev.beseda.kit.web.input.NoNul;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a bot talks by itself where no scenario has an answer, as its owner writes it.
///
/// @param enabled whether it does; true when it is absent
/// @param providers who is asked, in this order; none: what the installation has
/// @param systemPrompt who the bot is and how it talks
/// @param contextTokens how much the model is given to read at the most, with room for its reply; 4096
/// @param historyMessages how many messages of the talk it is given at the most, the newest; 50
/// @param knowledge whether it is given what the bot's documents and products say; true
/// @param streaming how a growing reply is shown; edits
/// @param mergeWindowMillis messages that come within so long of each other get one reply; 1000
/// @param cacheSeconds how long a reply is kept for the very same question, 0 for not at all; 3600
/// @param cacheAlways whether it is kept also when the temperature is not 0; false
/// @param tokensPerPersonAndDay any number when it is absent
/// @param tokensPerDay of all people of the bot; any number when it is absent
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(examples = """
                {"enabled": true, "providers": [{"provider": "mistral", "api_key": "your key", "model": "mistral-small-latest", \
                "temperature": 0.7, "top_p": 0.95, "max_tokens": 1000}, {"provider": "demo"}], \
                "system_prompt": "You are the librarian of a small town.", "context_tokens": 4096, "history_messages": 50, \
                "knowledge": true, "streaming": "edits", "merge_window_millis": 1000, "cache_seconds": 3600, \
                "cache_always": false, "tokens_per_person_and_day": 20000}""")
public record BotLlm(
        Boolean enabled,
        @Size(max = MOST_PROVIDERS) List<@NotNull @Valid NamedProvider> providers,
        @Size(max = LONGEST_PROMPT) @NoNul String systemPrompt,
        @Min(256) @Max(1_000_000) Integer contextTokens,
        @Min(0) @Max(1000) Integer historyMessages,
        Boolean knowledge,
        @Schema(enumeration = {"edits", "drafts", "off"}) Streaming streaming,
        @Min(0) @Max(60_000) Integer mergeWindowMillis,
        @Min(0) @Max(A_MONTH) Integer cacheSeconds,
        Boolean cacheAlways,
        @Positive @Nullable Long tokensPerPersonAndDay,
        @Positive @Nullable Long tokensPerDay) {

    private static final int CONTEXT_TOKENS = 4096;
    private static final int HISTORY_MESSAGES = 50;
    private static final int MERGE_WINDOW_MILLIS = 1000;
    private static final int CACHE_SECONDS = 3600;

    private static final int MOST_PROVIDERS = 8;
    private static final int LONGEST_PROMPT = 20_000;
    private static final int A_MONTH = 30 * 24 * 3600;

    /// What a bot has of which nobody has said anything.
    static final BotLlm OFF = new BotLlm(
            false,
            List.of(),
            "",
            CONTEXT_TOKENS,
            HISTORY_MESSAGES,
            true,
            Streaming.EDITS,
            MERGE_WINDOW_MILLIS,
            CACHE_SECONDS,
            false,
            null,
            null);

    public BotLlm {
        enabled = Objects.requireNonNullElse(enabled, true);
        providers = Objects.requireNonNullElse(providers, List.of());
        systemPrompt = Objects.requireNonNullElse(systemPrompt, "");
        contextTokens = Objects.requireNonNullElse(contextTokens, CONTEXT_TOKENS);
        historyMessages = Objects.requireNonNullElse(historyMessages, HISTORY_MESSAGES);
        knowledge = Objects.requireNonNullElse(knowledge, true);
        streaming = Objects.requireNonNullElse(streaming, Streaming.EDITS);
        mergeWindowMillis = Objects.requireNonNullElse(mergeWindowMillis, MERGE_WINDOW_MILLIS);
        cacheSeconds = Objects.requireNonNullElse(cacheSeconds, CACHE_SECONDS);
        cacheAlways = Objects.requireNonNullElse(cacheAlways, false);
    }

    BotLlm with(List<NamedProvider> others) {
        return new BotLlm(
                enabled,
                others,
                systemPrompt,
                contextTokens,
                historyMessages,
                knowledge,
                streaming,
                mergeWindowMillis,
                cacheSeconds,
                cacheAlways,
                tokensPerPersonAndDay,
                tokensPerDay);
    }

    /// The same, as it may be shown to anybody.
    public BotLlm withoutKeys() {
        return with(providers.stream().map(provider -> provider.withKey(null)).toList());
    }

    LlmSettings.Memory memory() {
        return new LlmSettings.Memory(contextTokens, historyMessages, knowledge);
    }

    LlmSettings.Manner manner() {
        return new LlmSettings.Manner(streaming, mergeWindowMillis);
    }

    LlmSettings.Limits limits() {
        return new LlmSettings.Limits(
                cacheSeconds, cacheAlways, optional(tokensPerPersonAndDay), optional(tokensPerDay));
    }

    private static OptionalLong optional(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
