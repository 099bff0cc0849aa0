package dev.beseda.llm.providers;

import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.http.rules.CircuitBreaker;
import dev.beseda.llm.providers.rules.Endpoint;
import dev.beseda.llm.providers.rules.Retries;
import dev.beseda.llm.providers.wire.rules.CallTimeouts;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;

/// How providers are called: how long, how many at once, how often again.
@ConfigMapping(prefix = "llm.providers")
public interface CallsConfig {
    Timeouts timeouts();

    Parallel parallel();

    Retry retry();

    Rest breaker();

    EmbeddingModels embeddingModels();

    interface Timeouts {
        @WithDefault("4s")
        Duration connect();

        @WithDefault("30s")
        Duration firstToken();

        /// Of a server on one's own machine, which reads long prompts slowly.
        @WithDefault("120s")
        Duration firstTokenLocal();

        @WithDefault("30s")
        Duration betweenTokens();

        /// From the request to the end of the reply.
        @WithDefault("180s")
        Duration total();

        /// For vectors and for what a server tells of itself.
        @WithDefault("15s")
        Duration shortCall();
    }

    interface Parallel {
        /// Calls of one provider with one key at the same time.
        @WithDefault("256")
        @Positive
        int cloud();

        /// Calls of a server on one's own machine, unless it says itself how many it can answer at once.
        @WithDefault("4")
        @Positive
        int local();
    }

    interface Retry {
        /// How often one provider is asked for one reply, if what went wrong passes.
        @WithDefault("2")
        @Positive
        int attempts();

        @WithDefault("500ms")
        Duration pause();

        /// The longest wait for a provider that says when it wants to be asked again.
        @WithDefault("20s")
        Duration patience();

        /// The same, when another one can be asked instead.
        @WithDefault("3s")
        Duration patienceWithOthers();

        /// After this time nobody else is asked.
        @WithDefault("120s")
        Duration total();
    }

    interface Rest {
        /// So many failures in a row, and a provider is left alone.
        @WithDefault("5")
        @Positive
        int failures();

        @WithDefault("20s")
        Duration pause();

        /// Even if the provider asks for more.
        @WithDefault("5m")
        Duration longestPause();
    }

    /// The models that make vectors; those without one are not asked for vectors.
    interface EmbeddingModels {
        @WithDefault("text-embedding-3-small")
        Optional<String> openai();

        @WithDefault("mistral-embed")
        Optional<String> mistral();

        @WithDefault("gemini-embedding-001")
        Optional<String> gemini();

        Optional<String> ollama();

        Optional<String> llamaCpp();

        Optional<String> openaiCompatible();

        default Optional<String> of(Kind kind) {
            return switch (kind) {
                case OPENAI -> openai();
                case MISTRAL -> mistral();
                case GEMINI -> gemini();
                case OLLAMA -> ollama();
                case LLAMA_CPP -> llamaCpp();
                case OPENAI_COMPATIBLE -> openaiCompatible();
                case GROQ, OPENROUTER, DEMO -> Optional.empty();
            };
        }
    }

    default CallTimeouts timeoutsFor(Endpoint endpoint) {
        return new CallTimeouts(
                endpoint.isLocal() ? timeouts().firstTokenLocal() : timeouts().firstToken(),
                timeouts().betweenTokens(),
                timeouts().total());
    }

    default int mostAtOnce(Endpoint endpoint) {
        return endpoint.isLocal() ? parallel().local() : parallel().cloud();
    }

    default Retries.Limits retries() {
        return new Retries.Limits(
                retry().attempts(), retry().pause(), retry().patience(), retry().patienceWithOthers(), retry().total());
    }

    default CircuitBreaker.Limits breakerLimits() {
        return new CircuitBreaker.Limits(
                breaker().failures(), breaker().pause(), breaker().longestPause());
    }
}
