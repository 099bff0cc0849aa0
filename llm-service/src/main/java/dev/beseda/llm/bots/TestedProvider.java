package dev.beseda.llm.bots;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.beseda.contracts.llm.LlmSettings;
import dev.beseda.contracts.llm.LlmSettings.Kind;
import dev.beseda.contracts.llm.LlmSettings.Provider;
import dev.beseda.kit.web.input.NoNul;
import dev.beseda.kit.web.input.ServerAddress;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The provider that an owner wants to try: one that is not stored yet, with the fields of the bot's settings, or the
/// number of a stored one.
///
/// @param index the place of a stored provider in the bot's settings, from 0; instead of all other fields
/// @param apiKey as in the settings: masked or absent it is the stored one of the same provider and address
public record TestedProvider(
        @Min(0) @Nullable Integer index,

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
        @Nullable
        Kind provider,

        @Size(max = 500) @Pattern(regexp = "[!-~]*|••••[!-~]{0,4}", message = "must be a key without spaces") @Nullable
        String apiKey,

        @Size(max = 500) @ServerAddress @Nullable String baseUrl,
        @Size(max = 200) @NoNul @Nullable String model,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
        @DecimalMin("0") @DecimalMax("1") @Nullable Double topP,
        @Min(1) @Max(100_000) @Nullable Integer maxTokens,
        @Size(max = 8) @Nullable List<@NotEmpty @Size(max = 100) @NoNul String> stop) {

    private static final String DOTS = "••••";

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public TestedProvider {}

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TestedProvider at(int index) {
        return new TestedProvider(index, null, null, null, null, null, null, null, null);
    }

    /// The key that came with it.
    Optional<String> newKey() {
        return Optional.ofNullable(apiKey).filter(key -> !key.isEmpty() && !isMasked());
    }

    boolean isMasked() {
        return apiKey != null && apiKey.startsWith(DOTS);
    }

    /// Whether it is to be tried with the key that is stored for the same provider at the same address.
    boolean keepsKey() {
        return apiKey == null || isMasked();
    }

    Provider toProvider(Kind kind, Optional<String> sealedKey) {
        return new Provider(
                kind,
                Optional.ofNullable(baseUrl),
                sealedKey,
                Objects.requireNonNullElse(model, ""),
                new LlmSettings.Sampling(
                        temperature == null ? OptionalDouble.empty() : OptionalDouble.of(temperature),
                        topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP),
                        maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens),
                        Objects.requireNonNullElse(stop, List.of())));
    }

    /// The key stays out of logs and messages.
    @Override
    public String toString() {
        return "TestedProvider[index=%s, provider=%s, baseUrl=%s]".formatted(index, provider, baseUrl);
    }
}
