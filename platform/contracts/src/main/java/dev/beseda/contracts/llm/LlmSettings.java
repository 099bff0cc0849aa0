package dev.beseda.contracts.llm;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// How a bot talks, as its owner wants it. Topic `bots.llm` (compacted), key: the bot; a bot that was deleted is a
/// message without a value.
///
/// @param providers who is asked, in this order; none: what the installation has
/// @param systemPrompt who the bot is and how it talks; may be empty
/// @param version grows with each change of the bot
public record LlmSettings(
        UUID bot,
        UUID workspace,
        long version,
        List<Provider> providers,
        String systemPrompt,
        Memory memory,
        Manner manner,
        Limits limits) {
    /// The field that keys of providers are sealed for, in the row of their bot.
    public static final String SEALED_FOR = "bot.llm.key";

    public LlmSettings {
        providers = List.copyOf(providers);
    }

    /// Somebody who can be asked.
    ///
    /// @param baseUrl where it is, if not where such a provider usually is
    /// @param sealedKey its key, sealed with the exchange key of bot and llm for `SEALED_FOR` of its bot, base64
    /// @param model the name of the model; empty: what such a provider usually has
    public record Provider(
            Kind kind, Optional<String> baseUrl, Optional<String> sealedKey, String model, Sampling sampling) {}

    /// How the model is to write; what is absent is left to the provider.
    public record Sampling(OptionalDouble temperature, OptionalDouble topP, OptionalInt maxTokens, List<String> stop) {
        public Sampling {
            stop = List.copyOf(stop);
        }
    }

    /// @param contextTokens how many tokens a model is given to read at the most, with room for its reply
    /// @param mostMessages how many messages of the talk it is given at the most, the newest
    /// @param knowledge whether it is given what the bot's documents and products say
    public record Memory(int contextTokens, int mostMessages, boolean knowledge) {}

    /// @param mergeWindowMillis messages that come within so long of each other get one reply
    public record Manner(Streaming streaming, long mergeWindowMillis) {}

    /// @param cacheSeconds how long a reply is kept for the same question; 0: not at all
    /// @param cacheAlways also when the temperature is not 0
    /// @param tokensPerPersonAndDay absent: any number
    /// @param tokensPerDay of all people of the bot; absent: any number
    public record Limits(
            long cacheSeconds, boolean cacheAlways, OptionalLong tokensPerPersonAndDay, OptionalLong tokensPerDay) {}

    /// How a growing reply is shown.
    public enum Streaming {
        /// One message, edited as it grows.
        @JsonProperty("edits")
        EDITS,
        /// Telegram's own drafts, in private chats.
        @JsonProperty("drafts")
        DRAFTS,
        /// Not at all before it is whole.
        @JsonProperty("off")
        OFF
    }

    /// The providers that are known by name.
    public enum Kind {
        @JsonProperty("openai")
        OPENAI,
        @JsonProperty("mistral")
        MISTRAL,
        @JsonProperty("gemini")
        GEMINI,
        @JsonProperty("groq")
        GROQ,
        @JsonProperty("openrouter")
        OPENROUTER,
        @JsonProperty("ollama")
        OLLAMA,
        /// A llama.cpp server, asked through its own `/completion`.
        @JsonProperty("llama_cpp")
        LLAMA_CPP,
        /// Any other server that speaks as OpenAI's does, llama-server's `/v1` among them.
        @JsonProperty("openai_compatible")
        OPENAI_COMPATIBLE,
        /// Built in: answers without a model, always the same to the same, and says that it does.
        @JsonProperty("demo")
        DEMO
    }
}
