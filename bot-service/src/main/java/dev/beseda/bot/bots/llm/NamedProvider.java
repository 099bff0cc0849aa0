package dev.beseda.bot.bots.llm;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.kit.text.Slashes;
import dev.beseda.kit.web.input.NoNul;
import dev.beseda.kit.web.input.ServerAddress;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A provider of a language model, as an owner names it. What is absent of the sampling is left to the provider.
///
/// @param apiKey shown as `••••` and its last four characters. Sent back like that, or not at all, the stored key stays
/// as long as `provider` and `base_url` are the same; an empty text takes it away
/// @param baseUrl where the provider is, if not where such a provider usually is
/// @param model what such a provider usually has, when it is absent
@Reachable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedProvider(
        @NotNull
        @Schema(
                enumeration = {
                    "openai",
                    "mistral",
                    "gemini",
                    "groq",
                    "openrouter",
                    "ollama",
                    "llama_cpp",
                    "openai_compatible",
                    "demo"
                })
        Kind provider,

        @Size(max = 500) @Pattern(regexp = "[!-~]*|••••[!-~]{0,4}", message = "must be a key without spaces") @Nullable
        String apiKey,

        @Size(max = 500) @ServerAddress @Nullable String baseUrl,
        @Size(min = 1, max = 200) @NoNul @Nullable String model,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
        @Min(1) @Max(100_000) @Nullable Integer maxTokens,
        @Size(max = 8) @Nullable List<@NotEmpty @Size(max = 100) @NoNul String> stop) {

    private static final String DOTS = "••••";
    private static final int SHOWN = 4;

    /// Of a shorter key nothing is shown: the end would tell too much of it.
    private static final int LONG_ENOUGH = 12;

    static String mask(String key) {
        return key.length() < LONG_ENOUGH ? DOTS : DOTS + key.substring(key.length() - SHOWN);
    }

    NamedProvider withKey(@Nullable String shown) {
        return new NamedProvider(provider, shown, baseUrl, model, temperature, topP, maxTokens, stop);
    }

    /// The key that was given with it, new.
    Optional<String> newKey() {
        return Optional.ofNullable(apiKey).filter(key -> !key.isEmpty() && !isMasked());
    }

    boolean isMasked() {
        return apiKey != null && apiKey.startsWith(DOTS);
    }

    /// Whether a key of the one may go to the other.
    boolean isWhere(NamedProvider other) {
        return provider == other.provider && Objects.equals(address(), other.address());
    }

    LlmSettings.Provider toContract(Optional<String> sealedKey) {
        return new LlmSettings.Provider(
                provider,
                Optional.ofNullable(baseUrl),
                sealedKey,
                Objects.requireNonNullElse(model, ""),
                new LlmSettings.Sampling(
                        temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature),
                        topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP),
                        maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
                        Objects.requireNonNullElse(stop, List.of())));
    }

    private Optional<String> address() {
        return Optional.ofNullable(baseUrl).map(Slashes::withoutLast);
    }

    /// The key stays out of logs and messages.
    @Override
    public String toString() {
        return "NamedProvider[provider=%s, baseUrl=%s, model=%s]".formatted(provider, baseUrl, model);
    }
}
